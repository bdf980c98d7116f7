package io.github.tuxsentry.benchmarks;

import java.util.Map;

import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.contender.Step;
import io.github.tuxsentry.benchmarks.contender.Unit;
import io.sentry.Sentry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * Cost of a method that is annotated as a transaction, and of the spans within it.
 */
public class TransactionBenchmark extends ContenderBenchmark {

	/**
	 * Number of breadcrumbs of a scope with 10 tags.
	 */
	private static final int BREADCRUMBS = 50;

	/**
	 * Whether the transaction is sampled.
	 */
	@Param("true")
	public boolean sampled = true;

	/**
	 * Number of spans.
	 */
	@Param("0")
	public int spans;

	/**
	 * Whether the current scope has breadcrumbs and tags.
	 */
	@Param("false")
	public boolean busy;

	@SuppressWarnings("NullAway.Init")
	private Unit unit;

	@SuppressWarnings("NullAway.Init")
	private Step step;

	@Override
	protected void configure(Map<String, Object> properties) {
		properties.put("sentry.traces-sample-rate", this.sampled ? "1.0" : "0.0");
		properties.put("otel.traces.sampler", this.sampled ? "always_on" : "always_off");
	}

	@Override
	protected void prepare(ContenderApplication running) {
		this.unit = running.bean(Unit.class);
		this.step = running.bean(Step.class);
		if (this.busy) {
			for (int i = 0; i < BREADCRUMBS; i++) {
				Sentry.addBreadcrumb("breadcrumb " + i);
				Sentry.setTag("tag" + i % 10, "value");
			}
		}
	}

	/**
	 * Run the transaction.
	 * @return the result
	 */
	@Benchmark
	public int run() {
		return this.unit.run(this.spans, this.step);
	}

}
