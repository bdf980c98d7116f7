package io.sentry.micrometer;

/**
 * Stands for the registry that Sentry has announced under this name and not yet
 * published.
 */
public final class SentryMeterRegistry {

}
