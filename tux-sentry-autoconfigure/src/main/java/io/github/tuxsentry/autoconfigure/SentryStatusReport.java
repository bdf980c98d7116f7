package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.SentryManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Says once, at the start, why nothing goes to Sentry.
 */
final class SentryStatusReport implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(SentryStatusReport.class);

	private final SentryManager manager;

	private final TuxSentryProperties properties;

	SentryStatusReport(SentryManager manager, TuxSentryProperties properties) {
		this.manager = manager;
		this.properties = properties;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.manager.isInitialized()) {
			return;
		}
		if (this.properties.enabled()) {
			logger.info("Sentry is off: no DSN. Set sentry.dsn (or SENTRY_DSN) to turn it on.");
		}
		else {
			logger.info("Sentry is off: tux.sentry.enabled is false.");
		}
	}

}
