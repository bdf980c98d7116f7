package io.github.tuxsentry.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tracing of the application's own methods.
 *
 * @param enabled Whether calls to methods with @Transaction and @Span are traced.
 */
@ConfigurationProperties("tux.sentry.tracing")
public record TracingProperties(@DefaultValue("true") boolean enabled) {
}
