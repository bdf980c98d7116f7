package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.github.tuxsentry.scrub.Scrubber;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Configuration properties for scrubbing.
 *
 * @param enabled Whether to scrub secrets from all data that is sent.
 * @param emails Whether to scrub e-mail addresses.
 * @param ipAddresses Whether to scrub IP addresses. Loopback and network addresses are
 * kept.
 * @param keys Additional keys whose values are scrubbed. Case and separators are ignored.
 * @param allowedKeys Keys excluded from scrubbing.
 * @param patterns Additional regular expressions to scrub, by the name used in the
 * replacement label.
 */
@ConfigurationProperties("tux.sentry.scrub")
record ScrubProperties(@DefaultValue("true") boolean enabled, @DefaultValue("true") boolean emails,
		@DefaultValue("true") boolean ipAddresses, @DefaultValue List<String> keys,
		@DefaultValue List<String> allowedKeys, @DefaultValue Map<String, String> patterns) {

	private static final String PREFIX = "tux.sentry.scrub.";

	/**
	 * Return the scrubber for these properties.
	 * @throws InvalidConfigurationPropertyValueException if a property is invalid
	 */
	Scrubber toScrubber() {
		return toScrubber((property, value, use) -> {
			try {
				use.accept(value);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + property, value, ex.getMessage());
			}
		});
	}

	/**
	 * Return the scrubber for the valid properties.
	 */
	static Scrubber validScrubber(Environment environment) {
		Binder binder = Binder.get(environment);
		Bindable<Boolean> flag = Bindable.of(Boolean.class);
		Bindable<List<String>> names = Bindable.listOf(String.class);
		ScrubProperties properties = new ScrubProperties(valid(binder, "enabled", flag, true),
				valid(binder, "emails", flag, true), valid(binder, "ip-addresses", flag, true),
				valid(binder, "keys", names, List.of()), valid(binder, "allowed-keys", names, List.of()),
				valid(binder, "patterns", Bindable.mapOf(String.class, String.class), Map.of()));
		return properties.toScrubber((property, value, use) -> {
			try {
				use.accept(value);
			}
			catch (IllegalArgumentException ex) {
				// startup fails because of it, or for another reason
			}
		});
	}

	private static <T> T valid(Binder binder, String property, Bindable<T> type, T otherwise) {
		try {
			return binder.bind(PREFIX + property, type).orElse(otherwise);
		}
		catch (BindException ex) {
			return otherwise;
		}
	}

	private Scrubber toScrubber(Check check) {
		Scrubber.Builder builder = Scrubber.builder().emails(this.emails).ipAddresses(this.ipAddresses);
		this.keys.forEach((key) -> check.check("keys", key, builder::key));
		this.allowedKeys.forEach((key) -> check.check("allowed-keys", key, builder::allowedKey));
		this.patterns.forEach((kind, regex) -> check.check("patterns." + kind, regex,
				(value) -> builder.pattern(kind, Pattern.compile(value))));
		return this.enabled ? builder.build() : Scrubber.none();
	}

	private interface Check {

		void check(String property, String value, Consumer<String> use);

	}

}
