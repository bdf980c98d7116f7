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
 * @param release Release of all events. Defaults to sentry.release, then to the name and
 * the version of the application, as in bot@1.2.0.
 * @param tags Tags to add to all events.
 * @param containerTags Whether to tag all events with the main class and with the
 * environment variables NODE_ID, SERVICE_ID, INSTANCE_ID and SITE_ID.
 */
@ConfigurationProperties("tux.sentry")
public record TuxSentryProperties(@DefaultValue("true") boolean enabled, @Nullable String environment,
		@Nullable String release, @DefaultValue Map<String, String> tags, @DefaultValue("true") boolean containerTags) {
}
