package io.github.tuxsentry.internal.logging;

/**
 * Component of a logging system, such as an appender or a filter.
 *
 * @param <C> the type of the logging system's context
 */
public interface LoggingComponent<C> {

	/**
	 * Add this component to the current configuration of a context, unless one of its
	 * kind is there.
	 * @param context the context
	 */
	void addTo(C context);

	/**
	 * Remove this component. Threads that are logging may still call it. An appender for
	 * which the logging system would print a warning then is not stopped.
	 * @param context the context, which may have another configuration by now
	 */
	void removeFrom(C context);

}
