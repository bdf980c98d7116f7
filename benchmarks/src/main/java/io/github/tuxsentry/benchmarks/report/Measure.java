package io.github.tuxsentry.benchmarks.report;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Value that is computed from the measurements of one or several probes.
 */
sealed interface Measure {

	/**
	 * Return the probes that the value is computed from.
	 */
	Stream<Probe> probes();

	/**
	 * Compute the value.
	 * @param results returns the measurement of a probe, if it was made
	 * @return the value, or nothing if a measurement is missing
	 */
	Optional<Measurement> in(Function<Probe, Optional<Measurement>> results);

	static Measure of(String name, Object... parameters) {
		return new Single(Probe.of(name, parameters));
	}

	/**
	 * Return what each of several repetitions adds to a base.
	 */
	static Measure each(int repetitions, Measure all, Measure base) {
		return new Share(all, base, repetitions);
	}

	/**
	 * Return what this measure adds to a base.
	 */
	default Measure over(Measure base) {
		return new Share(this, base, 1);
	}

	/**
	 * Measurement of a single probe.
	 */
	record Single(Probe probe) implements Measure {

		@Override
		public Stream<Probe> probes() {
			return Stream.of(this.probe);
		}

		@Override
		public Optional<Measurement> in(Function<Probe, Optional<Measurement>> results) {
			return results.apply(this.probe);
		}

	}

	/**
	 * Share of a single repetition in a difference.
	 */
	record Share(Measure all, Measure base, int repetitions) implements Measure {

		@Override
		public Stream<Probe> probes() {
			return Stream.concat(this.base.probes(), this.all.probes());
		}

		@Override
		public Optional<Measurement> in(Function<Probe, Optional<Measurement>> results) {
			return this.all.in(results)
				.flatMap((total) -> this.base.in(results).map((own) -> total.minus(own).dividedBy(this.repetitions)));
		}

	}

}
