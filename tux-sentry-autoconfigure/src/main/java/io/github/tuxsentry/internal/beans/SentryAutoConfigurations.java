package io.github.tuxsentry.internal.beans;

/**
 * Names of Sentry's own auto-configurations and of their bean. Names are used instead of
 * classes, since only one of the modules is present.
 */
public final class SentryAutoConfigurations {

	/**
	 * Auto-configuration for Spring Boot 3.
	 */
	public static final String JAKARTA = "io.sentry.spring.boot.jakarta.SentryAutoConfiguration";

	/**
	 * Auto-configuration for Spring Boot 4.
	 */
	public static final String BOOT_4 = "io.sentry.spring.boot4.SentryAutoConfiguration";

	/**
	 * Bean that starts Sentry when it is created and closes it when it is destroyed.
	 */
	public static final String SENTRY_BEAN = "sentryHub";

	private SentryAutoConfigurations() {
	}

}
