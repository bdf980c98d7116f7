package io.github.tuxsentry.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmark of a single contender, whose application runs during the benchmark. Each
 * contender is measured in a process of its own, since the Sentry SDK is static.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = { "-Xms1g", "-Xmx1g", "-XX:+UseSerialGC" })
public abstract class ContenderBenchmark {

	/**
	 * The contender.
	 */
	@Param("TUX_SENTRY")
	public Contender contender = Contender.TUX_SENTRY;

	@SuppressWarnings("NullAway.Init")
	private ContenderApplication application;

	/**
	 * Start the application.
	 * @throws Exception if the application cannot be started
	 */
	@Setup
	public final void start() throws Exception {
		Map<String, Object> properties = new HashMap<>();
		configure(properties);
		this.application = this.contender.start(properties, configurations());
		prepare(this.application);
	}

	/**
	 * Set properties of the application.
	 * @param properties the properties
	 * @throws Exception if a resource cannot be opened
	 */
	protected void configure(Map<String, Object> properties) throws Exception {
	}

	/**
	 * Return further configuration classes of the application.
	 * @return the classes
	 */
	protected Class<?>[] configurations() {
		return new Class<?>[0];
	}

	/**
	 * Prepare the benchmark.
	 * @param running the running application
	 * @throws Exception if a resource cannot be opened
	 */
	protected abstract void prepare(ContenderApplication running) throws Exception;

	/**
	 * Stop the application.
	 * @throws Exception if a resource cannot be closed
	 */
	@TearDown
	public final void stop() throws Exception {
		release();
		this.application.close();
	}

	/**
	 * Close the resources of the benchmark.
	 * @throws Exception if a resource cannot be closed
	 */
	protected void release() throws Exception {
	}

}
