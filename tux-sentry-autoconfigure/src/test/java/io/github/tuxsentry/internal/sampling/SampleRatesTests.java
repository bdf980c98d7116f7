package io.github.tuxsentry.internal.sampling;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampleRates}.
 */
class SampleRatesTests {

	private static final SamplingProperties NOT_SET = new SamplingProperties(null, null, null, null, null, List.of(), 1,
			Map.of());

	private static final SamplingProperties SET = new SamplingProperties(0.9, 0.8, 0.7, 0.6, 0.5, List.of(), 0.25,
			Map.of());

	@Test
	void areThoseOfTheApplication() {
		SampleRates rates = new SampleRates(SET, DefaultRates.PRODUCTION);
		Map<String, Double> byKind = Map.of("commands", 0.9, "database", 0.8, "http", 0.7, "tasks", 0.6, "other", 0.5);
		assertThat(rates.byKind(true)).containsExactlyInAnyOrderEntriesOf(byKind);
		assertThat(rates.byKind(false)).containsExactlyInAnyOrderEntriesOf(byKind);
		assertThat(rates.inEffect(true)).isEqualTo(SET);
		assertThat(rates.whenEnabled()).isEqualTo(new OperationSampler.Rates(0.9, 0.8, 0.7, 0.6, 0.5));
	}

	@Test
	void areOtherwiseThoseOfProduction() {
		SampleRates rates = new SampleRates(NOT_SET, DefaultRates.PRODUCTION);
		assertThat(rates.byKind(true)).containsExactlyInAnyOrderEntriesOf(
				Map.of("commands", 0.1, "database", 0.05, "http", 0.05, "tasks", 0.02, "other", 0.01));
		assertThat(rates.inEffect(true).tasks()).isEqualTo(0.02);
		assertThat(rates.circumstance(true)).isNull();
	}

	@Test
	void areThoseOfProductionOnceSentryIsEnabledInCode() {
		SampleRates rates = new SampleRates(NOT_SET, DefaultRates.WITHOUT_DSN);
		assertThat(rates.byKind(false)).containsEntry("commands", 1.0);
		assertThat(rates.circumstance(false)).isEqualTo("without a DSN");
		assertThat(rates.byKind(true)).containsEntry("commands", 0.1);
		assertThat(rates.circumstance(true)).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "DEVELOPMENT", "LOCAL_SENTRY" })
	void includeEverythingInDevelopment(DefaultRates defaults) {
		SampleRates rates = new SampleRates(NOT_SET, defaults);
		assertThat(rates.byKind(true)).hasSize(5).allSatisfy((kind, rate) -> assertThat(rate).isOne());
		assertThat(rates.circumstance(true)).isEqualTo(defaults.circumstance());
	}

	@ParameterizedTest
	@ValueSource(strings = { "commands", "database", "http", "tasks", "other" })
	void knowWhichOfThemAreSet(String kind) {
		assertThat(new SampleRates(SET, DefaultRates.PRODUCTION).isSet(kind)).isTrue();
		assertThat(new SampleRates(NOT_SET, DefaultRates.PRODUCTION).isSet(kind)).isFalse();
	}

}
