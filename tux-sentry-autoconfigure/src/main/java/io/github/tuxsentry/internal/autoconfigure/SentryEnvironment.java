package io.github.tuxsentry.internal.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Resolution of the environment of events.
 */
final class SentryEnvironment {

	private static final Profiles DEVELOPMENT_PROFILES = Profiles.of("dev", "local", "test");

	private final Environment environment;

	SentryEnvironment(Environment environment) {
		this.environment = environment;
	}

	String resolve(@Nullable String configured) {
		if (StringUtils.hasText(configured)) {
			return configured;
		}
		String sentrys = this.environment.getProperty("sentry.environment");
		if (StringUtils.hasText(sentrys)) {
			return sentrys;
		}
		return isDevelopment() ? "development" : "production";
	}

	private boolean isDevelopment() {
		String debug = this.environment.getProperty("debug");
		return (debug != null && !"false".equalsIgnoreCase(debug))
				|| this.environment.acceptsProfiles(DEVELOPMENT_PROFILES);
	}

}
