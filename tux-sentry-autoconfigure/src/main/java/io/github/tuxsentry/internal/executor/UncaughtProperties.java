package io.github.tuxsentry.internal.executor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for uncaught exceptions.
 *
 * @param enabled Whether to capture uncaught exceptions of executor tasks and @Async
 * methods. Uncaught exceptions of threads are controlled by
 * sentry.enable-uncaught-exception-handler.
 */
@ConfigurationProperties("tux.sentry.capture.uncaught")
record UncaughtProperties(@DefaultValue("true") boolean enabled) {
}
