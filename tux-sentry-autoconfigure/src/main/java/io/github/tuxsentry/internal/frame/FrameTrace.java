package io.github.tuxsentry.internal.frame;

import io.sentry.IScopes;
import io.sentry.PropagationContext;

/**
 * Trace that starts with a frame. It is created when it is first required, and shared
 * with the frames that continue the work. Thread-safe.
 */
public abstract sealed class FrameTrace permits IsolatedTrace, UnsampledTransaction {

	/**
	 * Return the ID of the trace, without creating anything else.
	 * @return the ID
	 */
	public abstract String traceId();

	/**
	 * Return the IDs of the trace and of its root span, and what is handed on with them.
	 * @return the context, which must not be changed
	 */
	public abstract PropagationContext propagation();

	/**
	 * Make the trace current in the scopes of a frame.
	 */
	void enter(IScopes scopes) {
		PropagationContext copy = new PropagationContext(propagation());
		scopes.configureScope((scope) -> scope.setPropagationContext(copy));
	}

}
