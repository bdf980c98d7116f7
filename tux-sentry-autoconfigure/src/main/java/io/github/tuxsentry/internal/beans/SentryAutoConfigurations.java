package io.github.tuxsentry.internal.beans;

/**
 * The names of Sentry's own auto-configurations. They are names, so that one jar runs
 * with either.
 */
public final class SentryAutoConfigurations {

	/**
	 * The one for Spring Boot 3.
	 */
	public static final String JAKARTA = "io.sentry.spring.boot.jakarta.SentryAutoConfiguration";

	/**
	 * The one for Spring Boot 4.
	 */
	public static final String BOOT_4 = "io.sentry.spring.boot4.SentryAutoConfiguration";

	private SentryAutoConfigurations() {
	}

}
