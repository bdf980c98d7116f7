package io.github.tuxsentry.internal.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for the local Sentry, which tux-sentry-test reads. They are
 * declared here since they may be set where tux-sentry-test is not on the class path, and
 * have no effect there.
 *
 * @param enabled Whether to start a local Sentry if no DSN is set and tux-sentry-test is
 * on the class path. Defaults to true in the profile dev.
 * @param port Port of the local Sentry. If it is in use, the next free port is used.
 * @param viewer URL of a viewer to which the local Sentry forwards all envelopes.
 */
@ConfigurationProperties("tux.sentry.local")
record LocalSentryProperties(@Nullable Boolean enabled, @DefaultValue("8969") int port, @Nullable String viewer) {
}
