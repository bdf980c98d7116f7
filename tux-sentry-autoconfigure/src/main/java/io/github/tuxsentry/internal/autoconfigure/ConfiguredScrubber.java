package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.github.tuxsentry.scrub.Scrubber;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Factory for the scrubber that is configured by {@code tux.sentry.scrub}.
 */
final class ConfiguredScrubber {

	private static final String PREFIX = "tux.sentry.scrub.";

	private ConfiguredScrubber() {
	}

	/**
	 * Return the scrubber for the given properties.
	 * @throws InvalidConfigurationPropertyValueException if a property is invalid
	 */
	static Scrubber of(ScrubProperties properties) {
		return build(properties, (property, value, use) -> {
			try {
				use.accept(value);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + property, value, ex.getMessage());
			}
		});
	}

	/**
	 * Return the scrubber for the valid ones of the properties.
	 */
	static Scrubber ofValid(Environment environment) {
		Binder binder = Binder.get(environment);
		Bindable<Boolean> flag = Bindable.of(Boolean.class);
		Bindable<List<String>> names = Bindable.listOf(String.class);
		ScrubProperties properties = new ScrubProperties(valid(binder, "enabled", flag, true),
				valid(binder, "emails", flag, true), valid(binder, "ip-addresses", flag, true),
				valid(binder, "keys", names, List.of()), valid(binder, "allowed-keys", names, List.of()),
				valid(binder, "patterns", Bindable.mapOf(String.class, String.class), Map.of()));
		return build(properties, (property, value, use) -> {
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

	private static Scrubber build(ScrubProperties properties, Check check) {
		Scrubber.Builder builder = Scrubber.builder().emails(properties.emails()).ipAddresses(properties.ipAddresses());
		properties.keys().forEach((key) -> check.check("keys", key, builder::key));
		properties.allowedKeys().forEach((key) -> check.check("allowed-keys", key, builder::allowedKey));
		properties.patterns()
			.forEach((kind, regex) -> check.check("patterns." + kind, regex,
					(value) -> builder.pattern(kind, Pattern.compile(value))));
		return properties.enabled() ? builder.build() : Scrubber.off();
	}

	private interface Check {

		void check(String property, String value, Consumer<String> use);

	}

}
