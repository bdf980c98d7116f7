package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.micrometer.core.instrument.Timer;
import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Of 10,000 times whose distribution is known, the sample gives the quantiles, in
 * whatever order they come. Lots and orders are seeded, so that the outcome is always the
 * same.
 */
class UnbiasedSampleTests {

	private static final int RECORDINGS = 10_000;

	private static final double MEAN = 100;

	private static final double[] QUANTILES = { 0.5, 0.9, 0.99 };

	@ParameterizedTest
	@EnumSource
	void quantilesOfAStepAreWithinTheBoundsOfItsSample(Order order) {
		try (RunningSentry sentry = RunningSentry.startSeeded(42)) {
			Timer timer = sentry.registry.timer("bot.times");
			List<Double> times = order.arrange(times());
			times.forEach((millis) -> timer.record((long) (millis * 1e6), TimeUnit.NANOSECONDS));
			List<LocalMetric> sent = sentry.publish()
				.stream()
				.filter((metric) -> metric.name().equals("bot.times"))
				.toList();
			assertThat(sent).hasSize(101);
			assertThat(sent.stream().mapToDouble(UnbiasedSampleTests::weight).sum()).isCloseTo(RECORDINGS,
					within(1e-6));
			assertThat(sent.stream().filter((metric) -> weight(metric) == 1)).singleElement()
				.extracting(LocalMetric::value)
				.isEqualTo((long) (Collections.max(times) * 1e6) / 1e6);
			assertQuantiles(sent, LocalMetric::value, UnbiasedSampleTests::weight, 100);
		}
	}

	@ParameterizedTest
	@EnumSource
	void quantilesOfManyStepsAreCloserStill(Order order) {
		try (RunningSentry sentry = RunningSentry.start()) {
			Reservoir recordings = new Reservoir(
					new Exemplar.Recorder(ScopesAdapter.getInstance(), new FaultBarrier(), false), 100, 1,
					Tally::ofDecimals, new Random(7)::nextDouble);
			List<Double> times = order.arrange(times());
			List<Exemplar> sample = new ArrayList<>();
			for (int step = 0; step < 40; step++) {
				times.forEach(recordings::record);
				Reservoir.Drained drained = recordings.drain(100);
				assertThat(drained.count()).isEqualTo(RECORDINGS);
				sample.addAll(drained.exemplars());
			}
			assertThat(sample).hasSize(4_000);
			assertQuantiles(sample, Exemplar::value, (recording) -> 1, 4_000);
			assertThat(sentry.faults()).isZero();
		}
	}

	@Test
	void theMaximumIsSentOnceThoughItIsInTheSample() {
		try (RunningSentry sentry = RunningSentry.start()) {
			Iterator<Double> lots = Stream.concat(Stream.of(0.0), Stream.generate(() -> 0.5)).iterator();
			Reservoir recordings = new Reservoir(
					new Exemplar.Recorder(ScopesAdapter.getInstance(), new FaultBarrier(), false), 100, 1,
					Tally::ofDecimals, lots::next);
			for (int i = 0; i < 1_000; i++) {
				recordings.record(1_000 - i);
			}
			Reservoir.Drained drained = recordings.drain(100);
			assertThat(drained.maximum().value()).isEqualTo(1_000.0);
			assertThat(drained.exemplars()).hasSize(100).doesNotContain(drained.maximum());
			assertThat(1 + drained.exemplars().size() / drained.rate()).isCloseTo(1_000, within(1e-6));
			assertThat(sentry.faults()).isZero();
		}
	}

	/**
	 * Each quantile estimated from the sample lies within four standard errors, in
	 * probability, of the true one.
	 */
	private static <T> void assertQuantiles(List<T> sample, ToDoubleFunction<T> value, ToDoubleFunction<T> weight,
			int size) {
		List<T> sorted = sample.stream().sorted(Comparator.comparingDouble(value)).toList();
		double all = sample.stream().mapToDouble(weight).sum();
		for (double quantile : QUANTILES) {
			double below = 0;
			int i = -1;
			while (below < quantile * all) {
				below += weight.applyAsDouble(sorted.get(++i));
			}
			double truth = 1 - Math.exp(-value.applyAsDouble(sorted.get(i)) / MEAN);
			assertThat(truth).as("p%s", quantile * 100)
				.isCloseTo(quantile, within(4 * Math.sqrt(quantile * (1 - quantile) / size)));
		}
	}

	private static double weight(LocalMetric metric) {
		return 1 / (double) metric.attributes().get("sentry.client_sample_rate");
	}

	/**
	 * Returns times with an exponential distribution, ascending.
	 */
	private static List<Double> times() {
		List<Double> times = new ArrayList<>();
		for (int i = 0; i < RECORDINGS; i++) {
			times.add(-Math.log(1 - (i + 0.5) / RECORDINGS) * MEAN);
		}
		return times;
	}

	enum Order {

		ASCENDING, DESCENDING, MIXED;

		List<Double> arrange(List<Double> ascending) {
			switch (this) {
				case DESCENDING -> Collections.reverse(ascending);
				case MIXED -> Collections.shuffle(ascending, new Random(1));
				default -> {
				}
			}
			return ascending;
		}

	}

}
