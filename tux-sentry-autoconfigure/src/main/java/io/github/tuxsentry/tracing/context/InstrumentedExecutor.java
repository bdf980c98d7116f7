package io.github.tuxsentry.tracing.context;

/**
 * Marks executors that take scopes along.
 */
public interface InstrumentedExecutor {

}
