package io.github.tuxsentry.internal.executor;

/**
 * Marker interface of executors that propagate scopes.
 */
public interface InstrumentedExecutor {

}
