package io.github.tuxsentry.internal.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * General configuration properties.
 *
 * @param enabled Whether to enable reporting and instrumentation.
 * @param environment Environment of all events. Defaults to sentry.environment, then to
 * development with a dev, local or test profile or in debug mode, and to production
 * otherwise.
 * @param release Release of all events. Defaults to sentry.release, then to the version
 * of the build info, the Git commit or the version in the manifest of the application's
 * jar.
 * @param tags Tags to add to all events.
 */
@ConfigurationProperties("tux.sentry")
public record TuxSentryProperties(@DefaultValue("true") boolean enabled, @Nullable String environment,
		@Nullable String release, @DefaultValue Map<String, String> tags) {
}
