package io.github.tuxsentry.internal.executor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Scopes and spans across threads.
 *
 * @param enabled Whether scopes and the active span follow the work of executors and
 * schedulers that are beans, and of Reactor where Micrometer's context propagation is
 * there.
 */
@ConfigurationProperties("tux.sentry.tracing.context")
record ContextProperties(@DefaultValue("true") boolean enabled) {
}
