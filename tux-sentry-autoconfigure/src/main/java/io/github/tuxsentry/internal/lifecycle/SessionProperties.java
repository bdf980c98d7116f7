package io.github.tuxsentry.internal.lifecycle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for sessions.
 *
 * @param enabled Whether to send sessions, from which Sentry derives the health of
 * releases. Requires a release.
 * @param process Whether to send a session for each run of the process.
 * @param commands Whether to count a session for each command, and to send the numbers
 * once a minute.
 */
@ConfigurationProperties("tux.sentry.sessions")
record SessionProperties(@DefaultValue("true") boolean enabled, @DefaultValue("true") boolean process,
		@DefaultValue("false") boolean commands) {
}
