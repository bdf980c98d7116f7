package io.github.tuxsentry.internal.logging.logback;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Import filter that excludes Sentry's own auto-configuration of Logback, which
 * {@link TuxSentryLogbackAutoConfiguration} replaces. Its appenders would send log events
 * of the loggers in {@code sentry.logging.loggers} a second time and, if log events are
 * not to be sent, start the SDK from SENTRY_DSN, bypassing all options and filters of the
 * library.
 */
final class SentryLogbackImportFilter implements AutoConfigurationImportFilter {

	private static final Set<String> SENTRY_AUTO_CONFIGURATIONS = Set.of(
			"io.sentry.spring.boot.jakarta.SentryLogbackAppenderAutoConfiguration",
			"io.sentry.spring.boot4.SentryLogbackAppenderAutoConfiguration");

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = name == null || !SENTRY_AUTO_CONFIGURATIONS.contains(name);
		}
		return matches;
	}

}
