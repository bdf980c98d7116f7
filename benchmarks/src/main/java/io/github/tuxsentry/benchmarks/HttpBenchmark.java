package io.github.tuxsentry.benchmarks;

import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.contender.HttpConfiguration;
import io.github.tuxsentry.benchmarks.contender.Unit;
import io.github.tuxsentry.benchmarks.work.HttpStep;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

import org.springframework.web.client.RestClient;

/**
 * Cost of a call with a {@link RestClient}, which is answered in memory.
 */
public class HttpBenchmark extends ContenderBenchmark {

	/**
	 * Number of calls in a transaction.
	 */
	@Param("100")
	public int spans = 100;

	@SuppressWarnings("NullAway.Init")
	private Unit unit;

	@SuppressWarnings("NullAway.Init")
	private HttpStep step;

	@Override
	protected Class<?>[] configurations() {
		return new Class<?>[] { HttpConfiguration.class };
	}

	@Override
	protected void prepare(ContenderApplication running) {
		this.unit = running.bean(Unit.class);
		this.step = new HttpStep(running.bean(RestClient.class));
	}

	/**
	 * Call the service without a transaction.
	 * @return the status
	 */
	@Benchmark
	public int call() {
		return this.step.call(1);
	}

	/**
	 * Call the service several times in a transaction.
	 * @return the last status
	 */
	@Benchmark
	public int transaction() {
		return this.unit.run(this.spans, this.step);
	}

}
