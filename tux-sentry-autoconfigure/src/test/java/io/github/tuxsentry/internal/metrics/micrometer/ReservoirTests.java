package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;
import io.sentry.NoOpScopes;
import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the counts and totals of a {@link Reservoir}.
 */
class ReservoirTests {

	private static final int THREADS = 4;

	private static final int RECORDINGS = 5_000;

	@ParameterizedTest
	@MethodSource("tallies")
	void countsEachRecordingOnceWhileStepsAreDrained(Supplier<Tally> tallies) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try (RunningSentry sentry = RunningSentry.start()) {
			Reservoir reservoir = reservoir(ScopesAdapter.getInstance(), tallies);
			List<CompletableFuture<Void>> done = IntStream.range(0, THREADS)
				.mapToObj((thread) -> CompletableFuture.runAsync(() -> record(reservoir), executor))
				.toList();
			long sent = 0;
			double total = 0;
			while (!done.stream().allMatch(CompletableFuture::isDone)) {
				Reservoir.Drained drained = reservoir.drain(10);
				sent += countOf(drained);
				total += totalOf(drained);
			}
			CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
			Reservoir.Drained last = reservoir.drain(10);
			assertThat(sent + countOf(last)).isEqualTo(THREADS * RECORDINGS);
			assertThat(total + totalOf(last)).isEqualTo(2.0 * THREADS * RECORDINGS);
			assertThat(reservoir.count()).isEqualTo(THREADS * RECORDINGS);
			assertThat(reservoir.total()).isEqualTo(2.0 * THREADS * RECORDINGS);
			assertThat(sentry.faults()).isZero();
		}
		finally {
			executor.shutdownNow();
		}
	}

	@ParameterizedTest
	@MethodSource("tallies")
	void countsWhatSentryDoesNotAccept(Supplier<Tally> tallies) {
		Reservoir reservoir = reservoir(NoOpScopes.getInstance(), tallies);
		record(reservoir);
		assertThat(reservoir.count()).isEqualTo(RECORDINGS);
		assertThat(reservoir.total()).isEqualTo(2.0 * RECORDINGS);
		assertThat(reservoir.sums()).isZero();
		assertThat(countOf(reservoir.drain(10))).isZero();
	}

	@Test
	void sendsAnAmountOnceIfAStepIsDrainedBeforeItIsCounted() throws Exception {
		List<Reservoir.Drained> steps = new ArrayList<>();
		List<Reservoir> drained = new ArrayList<>();
		LongAdder counter = new LongAdder() {
			@Override
			public void increment() {
				drained.forEach((reservoir) -> steps.add(reservoir.drain(10)));
				super.increment();
			}
		};
		Deque<Tally> tallies = new ArrayDeque<>(
				List.of(new Tally.WholeNumbers(counter, new LongAdder()), Tally.ofWholeNumbers()));
		try (RunningSentry sentry = RunningSentry.start()) {
			Reservoir reservoir = new Reservoir(
					new Exemplar.Recorder(ScopesAdapter.getInstance(), new FaultBarrier(), false), 1, 1, tallies::pop,
					() -> 0.5);
			drained.add(reservoir);
			for (int i = 0; i < 3; i++) {
				reservoir.record(7);
			}
			assertThat(steps).hasSize(1);
			steps.add(reservoir.drain(10));
			assertThat(steps.stream().mapToLong(ReservoirTests::countOf)).containsExactly(2L, 1L);
			assertThat(steps.stream().mapToDouble(ReservoirTests::totalOf)).containsExactly(14.0, 7.0);
			assertThat(sentry.faults()).isZero();
		}
	}

	@Test
	void countsWhatIsSampledInThisStepAndInEarlierOnes() {
		try (RunningSentry sentry = RunningSentry.start()) {
			Reservoir reservoir = reservoirOf(4);
			record(reservoir, 10);
			assertThat(reservoir.count()).isEqualTo(10);
			assertThat(reservoir.total()).isEqualTo(20.0);
			assertThat(reservoir.drain(4)).satisfies((step) -> {
				assertThat(step.count()).isEqualTo(10);
				assertThat(step.total()).isEqualTo(20.0);
				assertThat(step.exemplars()).hasSize(4);
				assertThat(step.rate()).isEqualTo(4.0 / 9);
			});
			record(reservoir, 3);
			assertThat(reservoir.count()).isEqualTo(13);
			assertThat(reservoir.total()).isEqualTo(26.0);
			assertThat(sentry.faults()).isZero();
		}
	}

	@Test
	void announcesNoMoreItemsThanItDrains() {
		try (RunningSentry sentry = RunningSentry.start()) {
			Reservoir reservoir = reservoirOf(4);
			assertThat(reservoir.sums()).isZero();
			for (int number : List.of(1, 2, 3)) {
				record(reservoir, number);
				assertThat(reservoir.sums()).isEqualTo(number);
				assertThat(reservoir.singles()).isZero();
				assertThat(reservoir.drain(0).exemplars()).hasSize(number);
			}
			record(reservoir, 4);
			assertThat(reservoir.sums()).isEqualTo(3);
			assertThat(reservoir.singles()).isEqualTo(4);
			assertThat(reservoir.drain(3)).satisfies((step) -> {
				assertThat(step.isSampled()).isTrue();
				assertThat(step.exemplars()).hasSize(3);
				assertThat(step.maximum()).isNotNull();
			});
			record(reservoir, 10);
			assertThat(reservoir.singles()).isEqualTo(4);
			reservoir.drain(4);
			assertThat(reservoir.sums()).isZero();
			assertThat(sentry.faults()).isZero();
		}
	}

	private static Reservoir reservoirOf(int maxKept) {
		return new Reservoir(new Exemplar.Recorder(ScopesAdapter.getInstance(), new FaultBarrier(), false), maxKept, 1,
				Tally::ofDecimals, () -> ThreadLocalRandom.current().nextDouble());
	}

	private static void record(Reservoir reservoir, int number) {
		for (int i = 0; i < number; i++) {
			reservoir.record(2);
		}
	}

	static Stream<Supplier<Tally>> tallies() {
		return Stream.of(Tally::ofDecimals, Tally::ofWholeNumbers);
	}

	private static Reservoir reservoir(IScopes scopes, Supplier<Tally> tallies) {
		return new Reservoir(new Exemplar.Recorder(scopes, new FaultBarrier(), false), 10, 1, tallies,
				() -> ThreadLocalRandom.current().nextDouble());
	}

	private static void record(Reservoir reservoir) {
		for (int i = 0; i < RECORDINGS; i++) {
			reservoir.record((i % 2 == 0) ? 1 : 3);
		}
	}

	private static long countOf(Reservoir.Drained drained) {
		return drained.isSampled() ? drained.count() : drained.exemplars().size();
	}

	private static double totalOf(Reservoir.Drained drained) {
		return drained.isSampled() ? drained.total() : drained.exemplars().stream().mapToDouble(Exemplar::value).sum();
	}

}
