package io.github.tuxsentry.internal.executor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for context propagation.
 *
 * @param enabled Whether to propagate scopes and the active span to executor and
 * scheduler beans, and to Reactor if Micrometer's context propagation is available.
 */
@ConfigurationProperties("tux.sentry.tracing.context")
record ContextProperties(@DefaultValue("true") boolean enabled) {
}
