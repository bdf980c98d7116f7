package io.github.tuxsentry.internal.sampling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.binding.ExceptionTypeBinding;
import io.github.tuxsentry.internal.binding.WildcardBinding;
import io.github.tuxsentry.internal.text.Wildcard;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for sampling.
 *
 * @param commands Sample rate of commands and interactions, from 0 (none) to 1 (all).
 * Defaults to 0.1, and to 1 in the profile dev or without a DSN.
 * @param database Sample rate of database transactions, from 0 to 1. Defaults to 0.05,
 * and to 1 in the profile dev or without a DSN.
 * @param http Sample rate of HTTP transactions, from 0 to 1. Defaults to 0.05, and to 1
 * in the profile dev or without a DSN.
 * @param tasks Sample rate of background and scheduled tasks, from 0 to 1. Defaults to
 * 0.02, and to 1 in the profile dev or without a DSN.
 * @param other Sample rate of all other transactions, from 0 to 1. Defaults to 0.01, and
 * to 1 in the profile dev or without a DSN.
 * @param rules Rules with a 'rate' from 0 to 1 and a pattern for the operation ('op'),
 * the 'name' of the transaction or both, in which '*' matches any characters. The first
 * matching rule takes precedence over the rates by kind of operation.
 * @param errors Sample rate of errors, from 0 to 1.
 * @param exceptions Sample rates of errors by exception class name, including subclasses.
 * The rate of the most specific class applies.
 */
@ConfigurationProperties(SamplingProperties.PREFIX)
public record SamplingProperties(@Nullable Double commands, @Nullable Double database, @Nullable Double http,
		@Nullable Double tasks, @Nullable Double other, @DefaultValue List<Rule> rules,
		@DefaultValue("1") double errors, @DefaultValue Map<String, Double> exceptions) {

	static final String PREFIX = "tux.sentry.sampling";

	/**
	 * Create the properties.
	 * @param commands the rate of commands
	 * @param database the rate of database transactions
	 * @param http the rate of HTTP transactions
	 * @param tasks the rate of tasks
	 * @param other the rate of other transactions
	 * @param rules the rules
	 * @param errors the rate of errors
	 * @param exceptions the rates by exception class name
	 * @throws InvalidConfigurationPropertyValueException if a rate is out of range or a
	 * rule is malformed
	 */
	public SamplingProperties {
		checkIfSet("commands", commands);
		checkIfSet("database", database);
		checkIfSet("http", http);
		checkIfSet("tasks", tasks);
		checkIfSet("other", other);
		check("errors", errors);
		rules = List.copyOf(rules);
		for (int i = 0; i < rules.size(); i++) {
			rules.get(i).check("rules[" + i + "]");
		}
		exceptions = Map.copyOf(exceptions);
		exceptions.forEach((type, rate) -> check("exceptions." + type, rate));
	}

	private static void checkIfSet(String name, @Nullable Double rate) {
		if (rate != null) {
			check(name, rate);
		}
	}

	private static void check(String name, @Nullable Double rate) {
		if (rate == null || !(rate >= 0 && rate <= 1)) {
			throw invalid(name, rate,
					"A sampling rate must be a number from 0 (nothing is sent) to 1 (everything is sent).");
		}
	}

	private static RuntimeException invalid(String name, @Nullable Object value, String allowed) {
		return new InvalidConfigurationPropertyValueException(PREFIX + "." + name, value, allowed);
	}

	OperationSampler.Rates toRates(OperationSampler.Rates defaults) {
		return new OperationSampler.Rates(orDefault(this.commands, defaults.commands()),
				orDefault(this.database, defaults.database()), orDefault(this.http, defaults.http()),
				orDefault(this.tasks, defaults.tasks()), orDefault(this.other, defaults.other()));
	}

	SamplingProperties withDefaults(OperationSampler.Rates defaults) {
		OperationSampler.Rates rates = toRates(defaults);
		return new SamplingProperties(rates.commands(), rates.database(), rates.http(), rates.tasks(), rates.other(),
				this.rules, this.errors, this.exceptions);
	}

	private static double orDefault(@Nullable Double rate, double byDefault) {
		return (rate != null) ? rate : byDefault;
	}

	List<OperationSampler.Rule> toRules() {
		return this.rules.stream().map(Rule::toRule).toList();
	}

	Map<Class<? extends Throwable>, Double> toExceptionRates(ClassLoader classLoader) {
		Map<Class<? extends Throwable>, Double> rates = new HashMap<>();
		this.exceptions.forEach((name, rate) -> rates
			.put(ExceptionTypeBinding.resolve(PREFIX + ".exceptions." + name, rate, name, classLoader), rate));
		return rates;
	}

	/**
	 * Sample rate of transactions that match a pattern.
	 *
	 * @param op Pattern for the operation, as given or normalized. Matches any operation
	 * if not set.
	 * @param name Pattern for the name of the transaction. Matches any name if not set.
	 * @param rate Sample rate of matching transactions, from 0 to 1.
	 */
	public record Rule(@Nullable String op, @Nullable String name, @Nullable Double rate) {

		private static final String NOT_IN_OPERATIONS = "An operation must not contain white space or any of "
				+ "\\ ^ $ | ( ) [ ] { } ? +. ";

		private void check(String property) {
			SamplingProperties.check(property + ".rate", this.rate);
			if (this.op == null && this.name == null) {
				throw invalid(property, "", "A rule must have an 'op', a 'name' or both.");
			}
			checkPattern(property + ".op", this.op);
			checkPattern(property + ".name", this.name);
			if (this.op != null && this.op.chars().anyMatch(Rule::isForeignToOperations)) {
				throw invalid(property + ".op", this.op, NOT_IN_OPERATIONS + Wildcard.ALLOWED);
			}
		}

		private static void checkPattern(String property, @Nullable String pattern) {
			if (pattern != null) {
				WildcardBinding.read(PREFIX + "." + property, pattern);
			}
		}

		private static boolean isForeignToOperations(int character) {
			return Character.isWhitespace(character) || "\\^$|()[]{}?+".indexOf(character) >= 0;
		}

		private OperationSampler.Rule toRule() {
			return new OperationSampler.Rule(toWildcard(this.op), toWildcard(this.name),
					(this.rate != null) ? this.rate : 0);
		}

		private static @Nullable Wildcard toWildcard(@Nullable String pattern) {
			return (pattern != null) ? Wildcard.of(pattern) : null;
		}

	}

}
