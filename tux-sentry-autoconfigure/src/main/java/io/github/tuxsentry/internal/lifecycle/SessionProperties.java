package io.github.tuxsentry.internal.lifecycle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for sessions.
 *
 * @param enabled Whether to send a session for each run of the process, from which Sentry
 * derives the health of releases. Requires a release.
 */
@ConfigurationProperties("tux.sentry.sessions")
record SessionProperties(@DefaultValue("true") boolean enabled) {
}
