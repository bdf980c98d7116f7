package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.SentryManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Says once, at the start, why nothing goes to Sentry.
 */
final class SentryStatusReport implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(SentryStatusReport.class);

	private final SentryManager manager;

	private final TuxSentryProperties properties;

	private final Environment environment;

	SentryStatusReport(SentryManager manager, TuxSentryProperties properties, Environment environment) {
		this.manager = manager;
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.manager.isInitialized()) {
			return;
		}
		if (!this.properties.enabled()) {
			logger.info("Sentry is off: tux.sentry.enabled is false.");
		}
		else if (!this.environment.getProperty("sentry.enabled", Boolean.class, true)) {
			logger.info("Sentry is off: sentry.enabled is false.");
		}
		else {
			logger.info("Sentry is off: no DSN. Set sentry.dsn (or SENTRY_DSN) to turn it on.");
		}
	}

}
