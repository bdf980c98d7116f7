package io.github.tuxsentry.internal.logging.logback;

import java.util.List;
import java.util.Set;

import io.github.tuxsentry.internal.condition.Switches;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Import filter that excludes Sentry's own auto-configuration of Logback if log events
 * are not sent to Sentry. Its appender would start the SDK automatically from SENTRY_DSN,
 * bypassing all options and filters of the library.
 */
final class SentryLogbackImportFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final Set<String> SENTRY_AUTO_CONFIGURATIONS = Set.of(
			"io.sentry.spring.boot.jakarta.SentryLogbackAppenderAutoConfiguration",
			"io.sentry.spring.boot4.SentryLogbackAppenderAutoConfiguration");

	private static final List<String> SWITCHES = List.of("sentry.enabled", "tux.sentry.enabled",
			"tux.sentry.logging.enabled");

	private boolean on = true;

	@Override
	public void setEnvironment(Environment environment) {
		Switches switches = new Switches(environment);
		this.on = StringUtils.hasText(environment.getProperty("sentry.dsn"))
				&& SWITCHES.stream().allMatch((name) -> switches.isOn(name, true));
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = this.on || name == null || !SENTRY_AUTO_CONFIGURATIONS.contains(name);
		}
		return matches;
	}

}
