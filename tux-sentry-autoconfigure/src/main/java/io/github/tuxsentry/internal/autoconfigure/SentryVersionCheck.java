package io.github.tuxsentry.internal.autoconfigure;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Check that fails startup if the application uses an older version of Sentry than the
 * library, or several versions. It precedes the auto-configurations, whose conditions
 * cannot be evaluated if a class is missing.
 */
final class SentryVersionCheck implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		SentryVersions versions = SentryVersions.find(context.getClassLoader());
		if (!versions.unsupported().isEmpty()) {
			throw new UnsupportedSentryVersionException(versions);
		}
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
