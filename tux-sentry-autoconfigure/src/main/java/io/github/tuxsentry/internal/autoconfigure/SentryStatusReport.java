package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.SentryManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Report on startup, once, of the reason why Sentry is disabled.
 */
final class SentryStatusReport implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(SentryStatusReport.class);

	private final SentryManager manager;

	private final DisabledReason disabledReason;

	SentryStatusReport(SentryManager manager, TuxSentryProperties properties, Environment environment) {
		this.manager = manager;
		this.disabledReason = new DisabledReason(properties, environment);
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.manager.isInitialized()) {
			return;
		}
		String reason = this.disabledReason.get();
		String advice = reason.equals(DisabledReason.NO_DSN) ? " Set sentry.dsn (or SENTRY_DSN) to enable it." : "";
		logger.info("Sentry is disabled: {}.{}", reason, advice);
	}

}
