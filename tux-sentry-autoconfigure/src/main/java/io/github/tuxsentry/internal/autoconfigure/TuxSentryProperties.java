package io.github.tuxsentry.internal.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for everything that is sent.
 *
 * @param enabled Whether anything is sent to Sentry and instrumented for it.
 * @param environment Environment of all events. By default that of sentry.environment;
 * else development with a dev, local or test profile or in debug mode; else production.
 * @param release Release of all events. By default that of sentry.release; else the
 * version of the build info, the git commit, or the version in the manifest of the
 * application's jar.
 * @param tags Tags of all events, values by key.
 */
@ConfigurationProperties("tux.sentry")
public record TuxSentryProperties(@DefaultValue("true") boolean enabled, @Nullable String environment,
		@Nullable String release, @DefaultValue Map<String, String> tags) {
}
