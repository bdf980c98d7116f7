package io.github.tuxsentry.internal.sampling;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.sampling.SamplingProperties.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SamplingPropertiesTests {

	private static final OperationSampler.Rates DEFAULTS = new OperationSampler.Rates(0.1, 0.2, 0.3, 0.4, 0.5);

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5, 1 })
	void acceptRatesFromZeroToOne(double rate) {
		SamplingProperties properties = new SamplingProperties(rate, rate, rate, rate, rate,
				List.of(new Rule("db", null, rate)), rate, Map.of("java.io.IOException", rate));
		assertThat(properties.toRates(DEFAULTS)).isEqualTo(new OperationSampler.Rates(rate, rate, rate, rate, rate));
		assertThat(properties.toRules()).singleElement().satisfies((rule) -> assertThat(rule.rate()).isEqualTo(rate));
		assertThat(properties.toExceptionRates(getClass().getClassLoader())).isEqualTo(Map.of(IOException.class, rate));
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.001, 1.001, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY })
	void rejectOtherRates(double rate) {
		assertRejected("commands", () -> rates(rate, null, null, null, null));
		assertRejected("database", () -> rates(null, rate, null, null, null));
		assertRejected("http", () -> rates(null, null, rate, null, null));
		assertRejected("tasks", () -> rates(null, null, null, rate, null));
		assertRejected("other", () -> rates(null, null, null, null, rate));
		assertRejected("errors", () -> new SamplingProperties(null, null, null, null, null, List.of(), rate, Map.of()));
		assertRejected("exceptions.java.io.IOException", () -> new SamplingProperties(null, null, null, null, null,
				List.of(), 1, Map.of("java.io.IOException", rate)));
		assertRejected("rules[1].rate", () -> rules(new Rule("db", null, 1.0), new Rule("db", null, rate)));
	}

	@Test
	void fallBackToTheDefaultsForRatesThatAreNotSet() {
		assertThat(rates(null, null, null, null, null).toRates(DEFAULTS)).isEqualTo(DEFAULTS);
		assertThat(rates(0.9, null, null, null, 0.8).toRates(DEFAULTS))
			.isEqualTo(new OperationSampler.Rates(0.9, 0.2, 0.3, 0.4, 0.8));
	}

	@Test
	void keepEverythingElseWithTheDefaults() {
		List<Rule> rules = List.of(new Rule("db", null, 0.7));
		Map<String, Double> exceptions = Map.of("java.io.IOException", 0.6);
		assertThat(new SamplingProperties(0.9, null, null, null, null, rules, 0.8, exceptions).withDefaults(DEFAULTS))
			.isEqualTo(new SamplingProperties(0.9, 0.2, 0.3, 0.4, 0.5, rules, 0.8, exceptions));
	}

	@Test
	void haveRulesForAnyNameAndForAnyOperation() {
		List<OperationSampler.Rule> rules = rules(new Rule("db.*", null, 0.1), new Rule(null, "nightly*", 0.2))
			.toRules();
		assertThat(rules.get(0).operation()).isNotNull().satisfies((op) -> assertThat(op.matches("db.query")).isTrue());
		assertThat(rules.get(0).name()).isNull();
		assertThat(rules.get(1).operation()).isNull();
		assertThat(rules.get(1).name()).isNotNull()
			.satisfies((name) -> assertThat(name.matches("nightly job")).isTrue());
	}

	@Test
	void rejectARuleWithoutARateOrAPattern() {
		assertRejected("rules[0].rate", () -> rules(new Rule("db", "name", null)));
		assertRejected("rules[0]", () -> rules(new Rule(null, null, 1.0)));
	}

	@ParameterizedTest
	@CsvSource({ "db**, name, op", "db, **, name", "db query, name, op", "db\\query, name, op", "db+, name, op" })
	void rejectAMalformedPatternOfARule(String op, String name, String property) {
		assertRejected("rules[0]." + property, () -> rules(new Rule(op, name, 1.0)));
	}

	@Test
	void acceptWhiteSpaceInTheNameOfATransaction() {
		assertThat(rules(new Rule(null, "GET /users (all)", 1.0)).toRules()).hasSize(1);
	}

	private static SamplingProperties rates(@Nullable Double commands, @Nullable Double database, @Nullable Double http,
			@Nullable Double tasks, @Nullable Double other) {
		return new SamplingProperties(commands, database, http, tasks, other, List.of(), 1, Map.of());
	}

	private static SamplingProperties rules(Rule... rules) {
		return new SamplingProperties(null, null, null, null, null, Arrays.asList(rules), 1, Map.of());
	}

	private static void assertRejected(String property, Runnable creation) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(creation::run)
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("tux.sentry.sampling." + property));
	}

}
