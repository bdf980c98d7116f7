package io.github.tuxsentry.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens when the bot stops.
 *
 * @param enabled Whether what is waiting is sent when the bot stops.
 * @param flushTimeout Longest time that the stop waits for it.
 */
@ConfigurationProperties("tux.sentry.lifecycle")
public record LifecycleProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration flushTimeout) {
}
