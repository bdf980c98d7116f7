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
 * Which share of transactions and errors is sent.
 *
 * @param commands Share of commands and interactions that is sent, 0 (none) to 1 (all).
 * @param database Share of transactions around database queries that is sent, 0 to 1.
 * @param http Share of transactions around HTTP requests that is sent, 0 to 1.
 * @param tasks Share of background and scheduled tasks that is sent, 0 to 1.
 * @param other Share of all other transactions that is sent, 0 to 1.
 * @param rules Rates by operation and name of a transaction, each a rate with an op, a
 * name or both, in which '*' stands for any characters. The first that fits counts,
 * before the shares above.
 * @param errors Share of errors that is sent, 0 to 1.
 * @param exceptions Share of errors that is sent, by class name of the exception, each
 * with its subclasses; the nearest class counts.
 */
@ConfigurationProperties(SamplingProperties.PREFIX)
public record SamplingProperties(@DefaultValue("0.1") double commands, @DefaultValue("0.05") double database,
		@DefaultValue("0.05") double http, @DefaultValue("0.02") double tasks, @DefaultValue("0.01") double other,
		@DefaultValue List<Rule> rules, @DefaultValue("1") double errors,
		@DefaultValue Map<String, Double> exceptions) {

	static final String PREFIX = "tux.sentry.sampling";

	/**
	 * Creates the properties.
	 * @param commands the share of commands
	 * @param database the share of database queries
	 * @param http the share of HTTP requests
	 * @param tasks the share of tasks
	 * @param other the share of all others
	 * @param rules the rules
	 * @param errors the share of errors
	 * @param exceptions the shares of exception types
	 * @throws InvalidConfigurationPropertyValueException if a share is not within 0 and 1
	 * or a rule is malformed
	 */
	public SamplingProperties {
		check("commands", commands);
		check("database", database);
		check("http", http);
		check("tasks", tasks);
		check("other", other);
		check("errors", errors);
		rules = List.copyOf(rules);
		for (int i = 0; i < rules.size(); i++) {
			rules.get(i).check("rules[" + i + "]");
		}
		exceptions = Map.copyOf(exceptions);
		exceptions.forEach((type, rate) -> check("exceptions." + type, rate));
	}

	private static void check(String name, @Nullable Double rate) {
		if (rate == null || !(rate >= 0 && rate <= 1)) {
			throw invalid(name, rate,
					"A sampling rate is a number from 0 (nothing is sent) to 1 (everything is sent).");
		}
	}

	private static RuntimeException invalid(String name, @Nullable Object value, String allowed) {
		return new InvalidConfigurationPropertyValueException(PREFIX + "." + name, value, allowed);
	}

	SamplingRates toRates() {
		return new SamplingRates(this.commands, this.database, this.http, this.tasks, this.other);
	}

	List<SamplingRule> toRules() {
		return this.rules.stream().map(Rule::toRule).toList();
	}

	ErrorRates toErrorRates(ClassLoader classLoader) {
		Map<Class<? extends Throwable>, Double> rates = new HashMap<>();
		this.exceptions.forEach((name, rate) -> rates
			.put(ExceptionTypeBinding.resolve(PREFIX + ".exceptions." + name, rate, name, classLoader), rate));
		return new ErrorRates(this.errors, rates);
	}

	/**
	 * The rate of the transactions whose operation and name fit.
	 *
	 * @param op Pattern of the operation, as it is given or normalised; any if absent.
	 * @param name Pattern of the transaction's name; any if absent.
	 * @param rate Share of these transactions that is sent, 0 to 1.
	 */
	public record Rule(@Nullable String op, @Nullable String name, @Nullable Double rate) {

		private static final String NOT_IN_OPERATIONS = "An operation has no white space and none of \\ ^ $ | ( ) [ ] { } ? +. ";

		private void check(String property) {
			SamplingProperties.check(property + ".rate", this.rate);
			if (this.op == null && this.name == null) {
				throw invalid(property, "", "A rule has an 'op', a 'name' or both.");
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

		private SamplingRule toRule() {
			return new SamplingRule(toWildcard(this.op), toWildcard(this.name), (this.rate != null) ? this.rate : 0);
		}

		private static @Nullable Wildcard toWildcard(@Nullable String pattern) {
			return (pattern != null) ? Wildcard.of(pattern) : null;
		}

	}

}
