package io.github.tuxsentry.benchmarks;

import java.util.Map;

import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.contender.Step;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * Cost of a method that is annotated as a span, without a transaction.
 */
public class SpanBenchmark extends ContenderBenchmark {

	/**
	 * Whether OpenTelemetry records spans.
	 */
	@Param("true")
	public boolean recording = true;

	@SuppressWarnings("NullAway.Init")
	private Step step;

	@Override
	protected void configure(Map<String, Object> properties) {
		properties.put("otel.traces.sampler", this.recording ? "always_on" : "always_off");
	}

	@Override
	protected void prepare(ContenderApplication running) {
		this.step = running.bean(Step.class);
	}

	/**
	 * Call the method.
	 * @return the result
	 */
	@Benchmark
	public int call() {
		return this.step.call(1);
	}

}
