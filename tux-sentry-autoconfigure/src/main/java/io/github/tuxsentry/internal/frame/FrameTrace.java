package io.github.tuxsentry.internal.frame;

import io.sentry.IScopes;
import io.sentry.PropagationContext;
import org.jspecify.annotations.Nullable;

/**
 * Trace that starts with a frame. It is created when it is first required, and shared
 * with the frames that continue the work. Thread-safe.
 */
public class FrameTrace {

	private @Nullable PropagationContext propagation;

	/**
	 * Create a new trace.
	 */
	public FrameTrace() {
	}

	/**
	 * Return the ID of the trace.
	 * @return the ID
	 */
	public final String traceId() {
		return propagation().getTraceId().toString();
	}

	/**
	 * Return the IDs of the trace and of its root span, and what is handed on with them.
	 * @return the context, which must not be changed
	 */
	public final synchronized PropagationContext propagation() {
		PropagationContext known = this.propagation;
		if (known == null) {
			known = createPropagation();
			this.propagation = known;
		}
		return known;
	}

	PropagationContext createPropagation() {
		return new PropagationContext();
	}

	/**
	 * Make the trace current in the scopes of a frame. Each of them has a copy.
	 */
	void enter(IScopes scopes) {
		PropagationContext copy = new PropagationContext(propagation());
		scopes.configureScope((scope) -> scope.setPropagationContext(copy));
	}

}
