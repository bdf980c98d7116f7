package io.github.tuxsentry.benchmarks.report;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.tuxsentry.benchmarks.contender.Contender;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Row} and what it consists of.
 */
class RowTests {

	@Test
	void eachRowHasAnId() {
		assertThat(Row.values()).allSatisfy((row) -> assertThat(Row.of(row.id())).isSameAs(row));
		assertThatIllegalArgumentException().isThrownBy(() -> Row.of("span")).withMessageContaining("span-idle");
	}

	@Test
	void aBenchmarkIsDefinedForTheLibraryAndForAPeer() {
		assertThat(Row.values())
			.filteredOn((row) -> row.ours().probes().allMatch((probe) -> probe.name().contains(".")))
			.isNotEmpty()
			.allSatisfy((row) -> {
				assertThat(row.ours().probes())
					.anyMatch((probe) -> probe.parameter("contender").equals(Contender.TUX_SENTRY.name()));
				assertThat(row.comparisons().get(0).measure().probes())
					.noneMatch((probe) -> probe.parameter("contender").equals(Contender.TUX_SENTRY.name()));
			});
	}

	@Test
	void theBenchmarksOfRowsExist() {
		assertThat(
				Arrays.stream(Row.values()).flatMap(Row::probes).map(Probe::name).filter((name) -> name.contains(".")))
			.allSatisfy((name) -> {
				String[] parts = name.split("\\.");
				assertThat(Class.forName("io.github.tuxsentry.benchmarks." + parts[0]).getMethods())
					.anyMatch((method) -> method.getName().equals(parts[1]));
			});
	}

	@Test
	void aSpanIsTheShareOfATransaction() {
		Function<Probe, Optional<Measurement>> results = (probe) -> Optional
			.of(new Measurement(1_000 + 50 * Integer.parseInt(probe.parameter("spans")), 64));
		assertThat(Row.SPAN_100.ours().in(results)).contains(new Measurement(50, 0));
		assertThat(Row.TRANSACTION_IN.ours().in(results)).contains(new Measurement(1_000, 64));
	}

	@Test
	void aRowWithAMissingMeasurementHasNoValue() {
		assertThat(Row.SPAN_100.ours().in((probe) -> Optional.empty())).isEmpty();
	}

	@Test
	void goalsApplyToTimeAndBytes() {
		Map<Goal, Measurement> missed = Map.of(Goal.atMost(1.1), new Measurement(12, 0), Goal.faster(10),
				new Measurement(1.1, 0), Goal.bytes(256), new Measurement(1, 257), Goal.noMoreBytes(),
				new Measurement(1, 73), Goal.value(Quantity.TIME, 100), new Measurement(101, 0));
		Measurement peer = new Measurement(10, 72);
		missed.forEach((goal, ours) -> {
			assertThat(goal.isReached(ours, peer)).as(goal.text()).isFalse();
			assertThat(goal.isReached(new Measurement(1, 72), peer)).as(goal.text()).isTrue();
		});
		assertThat(Goal.faster(10).and(Goal.bytes(0)).isReached(new Measurement(1, 72), peer)).isFalse();
		assertThat(Goal.faster(1.4).and(Goal.bytes(256)).text()).isEqualTo("1.4 × faster, ≤ 256 B");
	}

	@Test
	void valuesHaveReadableUnits() {
		assertThat(Quantity.TIME.format(4.789)).isEqualTo("4.79 ns");
		assertThat(Quantity.TIME.format(1_234)).isEqualTo("1.23 µs");
		assertThat(Quantity.TIME.format(1_813e6)).isEqualTo("1,813 ms");
		assertThat(Quantity.MEMORY.format(2_048)).isEqualTo("2,048 B");
		assertThat(Quantity.MEMORY.format(20_120_000)).isEqualTo("20.1 MB");
		assertThat(Quantity.NUMBER.format(990_000)).isEqualTo("990,000");
	}

	@Test
	void theMedianIsTheMiddle() {
		assertThat(Measurement.median(9, 1, 5).value()).isEqualTo(5);
		assertThat(Measurement.median(1, 2, 3, 10).value()).isEqualTo(2.5);
	}

}
