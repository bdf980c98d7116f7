package io.github.tuxsentry.tracing.context;

/**
 * Marker of executors that take scopes along.
 */
public interface InstrumentedExecutor {

}
