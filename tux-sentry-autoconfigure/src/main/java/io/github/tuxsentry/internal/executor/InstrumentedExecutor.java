package io.github.tuxsentry.internal.executor;

/**
 * Marker of executors that take scopes along.
 */
public interface InstrumentedExecutor {

}
