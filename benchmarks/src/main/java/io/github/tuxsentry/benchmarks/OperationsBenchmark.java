package io.github.tuxsentry.benchmarks;

import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.operation.Operations;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of the normalization of a raw operation, which determines its sample rate.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OperationsBenchmark {

	/**
	 * The raw operation: a known one, one known by its prefix, an unknown one.
	 */
	@Param({ "discord.command", "db.query.select", "unknown" })
	public String operation = "";

	/**
	 * Normalize the operation.
	 * @return the normalized operation
	 */
	@Benchmark
	public String normalize() {
		return Operations.normalize(this.operation, null);
	}

}
