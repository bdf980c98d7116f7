package io.github.tuxsentry.internal.autoconfigure;

import java.net.URI;

import io.github.tuxsentry.internal.condition.BuildTimeRun;
import io.github.tuxsentry.internal.condition.Switches;
import io.github.tuxsentry.internal.frame.FrameSupport;
import io.sentry.IScopes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Status of Sentry: whether it is enabled, why it is not, and the target of events. If
 * Sentry is disabled, the reason is logged once on startup. Thread-safe.
 */
public final class SentryStatus implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(SentryStatus.class);

	private static final String NO_DSN = "no DSN";

	private static final String NO_DSN_WHEN_PROCESSED = "no DSN when the application was processed ahead of time";

	private static final String ADVICE = " Set sentry.dsn (or SENTRY_DSN) to enable it. In development, "
			+ "tux.sentry.local.enabled with tux-sentry-test shows all data on a local page.";

	private final IScopes scopes;

	private final TuxSentryProperties properties;

	private final Environment environment;

	public SentryStatus(IScopes scopes, TuxSentryProperties properties, Environment environment) {
		this.scopes = scopes;
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (reason() != null) {
			logger.info(summary());
		}
		else if (BuildTimeRun.isTraining()) {
			logger.info("This is a training run, which sends nothing to Sentry.");
		}
		else if (!FrameSupport.isComplete()) {
			logger.info("The scopes of units of work are created when these start, since this version of Sentry is not "
					+ "fully supported.");
		}
	}

	/**
	 * Return the status in words: the target of events, or why there is none and what to
	 * do about it.
	 */
	String summary() {
		String reason = reason();
		if (reason != null) {
			return "Sentry is disabled: " + reason + "." + (reason.equals(NO_DSN) ? ADVICE : "");
		}
		String release = release();
		return "Sentry is enabled: data is sent to %s, with the environment %s and %s.".formatted(target(),
				environment(), (release != null) ? "the release " + release : "no release");
	}

	public boolean isOn() {
		return this.scopes.isEnabled();
	}

	/**
	 * Return why Sentry is disabled.
	 * @return the reason, or {@code null} if it is enabled
	 */
	public @Nullable String reason() {
		if (isOn()) {
			return null;
		}
		if (!this.properties.enabled()) {
			return "tux.sentry.enabled is false";
		}
		if (!new Switches(this.environment).isOn("sentry.enabled", true)) {
			return "sentry.enabled is false";
		}
		boolean hasDsn = new Switches(this.environment).hasValue("sentry.dsn");
		return (hasDsn && AotDetector.useGeneratedArtifacts()) ? NO_DSN_WHEN_PROCESSED : NO_DSN;
	}

	public @Nullable String environment() {
		return isOn() ? this.scopes.getOptions().getEnvironment() : null;
	}

	public @Nullable String release() {
		return isOn() ? this.scopes.getOptions().getRelease() : null;
	}

	/**
	 * Return the target of events, without a key.
	 * @return the host and the project, or {@code null} if events are not sent
	 */
	public @Nullable String target() {
		return isOn() ? target(this.scopes.getOptions().getDsn()) : null;
	}

	/**
	 * Return the target of a DSN, without the key.
	 * @param dsn the DSN
	 * @return the host and the project, or {@code null} if there is none
	 */
	public static @Nullable String target(@Nullable String dsn) {
		if (dsn == null) {
			return null;
		}
		try {
			URI uri = URI.create(dsn.strip());
			String port = (uri.getPort() < 0) ? "" : ":" + uri.getPort();
			return (uri.getHost() != null) ? uri.getHost() + port + uri.getPath() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
