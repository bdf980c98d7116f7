package io.github.tuxsentry.internal.autoconfigure;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.tuxsentry.internal.condition.Switches;
import io.sentry.IScopes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Check for properties of Sentry's starter that have no effect, since a feature of the
 * library replaces what they configure. A single warning lists those that are set, and
 * what to use instead.
 */
final class SupersededSentryProperties implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(SupersededSentryProperties.class);

	/**
	 * Advice by property.
	 */
	static final Map<String, String> ADVICE = Map.of( //
			"sentry.enable-pretty-serialization-output", "data is always compact", //
			"sentry.global-hub-mode", "each command and task has a scope of its own", //
			"sentry.logging.loggers", "use tux.sentry.filter.excluded-loggers", //
			"sentry.max-cache-items",
			"use tux.sentry.delivery.offline-max-size and tux.sentry.delivery.offline-max-age", //
			"sentry.max-depth", "data is truncated to the limits of Sentry");

	private final IScopes scopes;

	private final Environment environment;

	SupersededSentryProperties(IScopes scopes, Environment environment) {
		this.scopes = scopes;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.scopes.isEnabled()) {
			Switches switches = new Switches(this.environment);
			Map<String, String> used = new TreeMap<>(ADVICE);
			// A property may turn something off that is off.
			used.keySet().removeIf((property) -> !switches.hasValue(property));
			if (!used.isEmpty()) {
				logger.warn("The following properties have no effect: {}",
						used.entrySet()
							.stream()
							.map((entry) -> entry.getKey() + " (" + entry.getValue() + ")")
							.collect(Collectors.joining(", ")));
			}
		}
	}

}
