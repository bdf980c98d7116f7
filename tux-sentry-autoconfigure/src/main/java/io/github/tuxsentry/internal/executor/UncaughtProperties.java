package io.github.tuxsentry.internal.executor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Errors that nobody catches.
 *
 * @param enabled Whether what tasks of executors and methods with @Async throw to nobody
 * is captured. What ends a thread is with sentry.enable-uncaught-exception-handler.
 */
@ConfigurationProperties("tux.sentry.capture.uncaught")
record UncaughtProperties(@DefaultValue("true") boolean enabled) {
}
