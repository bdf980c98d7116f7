package io.github.tuxsentry.internal.autoconfigure;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.condition.Switches;

import org.springframework.aot.AotDetector;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Reason why Sentry is disabled.
 */
public final class DisabledReason implements Supplier<String> {

	static final String NO_DSN = "no DSN";

	private static final String NO_DSN_WHEN_PROCESSED = "no DSN when the application was processed ahead of time";

	private final TuxSentryProperties properties;

	private final Environment environment;

	private final Switches switches;

	public DisabledReason(TuxSentryProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
		this.switches = new Switches(environment);
	}

	@Override
	public String get() {
		if (!this.properties.enabled()) {
			return "tux.sentry.enabled is false";
		}
		if (!this.switches.isOn("sentry.enabled", true)) {
			return "sentry.enabled is false";
		}
		return (hasDsn() && AotDetector.useGeneratedArtifacts()) ? NO_DSN_WHEN_PROCESSED : NO_DSN;
	}

	private boolean hasDsn() {
		String dsn = this.environment.getProperty("sentry.dsn");
		return StringUtils.hasText(dsn) && !"false".equalsIgnoreCase(dsn);
	}

}
