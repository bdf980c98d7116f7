package io.github.tuxsentry.autoconfigure;

import java.util.function.Supplier;

import org.springframework.core.env.Environment;

/**
 * Says why nothing goes to Sentry, where nothing does.
 */
final class WhySentryIsOff implements Supplier<String> {

	static final String NO_DSN = "no DSN";

	private final TuxSentryProperties properties;

	private final Environment environment;

	WhySentryIsOff(TuxSentryProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public String get() {
		if (!this.properties.enabled()) {
			return "tux.sentry.enabled is false";
		}
		if (!this.environment.getProperty("sentry.enabled", Boolean.class, true)) {
			return "sentry.enabled is false";
		}
		return NO_DSN;
	}

}
