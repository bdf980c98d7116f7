package io.github.tuxsentry.autoconfigure;

/**
 * The names of Sentry's own auto-configurations. They are names, so that one jar runs
 * with either.
 */
final class SentryAutoConfigurations {

	/**
	 * The one for Spring Boot 3.
	 */
	static final String JAKARTA = "io.sentry.spring.boot.jakarta.SentryAutoConfiguration";

	/**
	 * The one for Spring Boot 4.
	 */
	static final String BOOT_4 = "io.sentry.spring.boot4.SentryAutoConfiguration";

	private SentryAutoConfigurations() {
	}

}
