package io.github.tuxsentry.internal.frame;

import io.sentry.PropagationContext;
import org.jspecify.annotations.Nullable;

/**
 * {@link FrameTrace} of work that is no transaction.
 */
public final class IsolatedTrace extends FrameTrace {

	private @Nullable PropagationContext propagation;

	/**
	 * Create a new trace.
	 */
	public IsolatedTrace() {
	}

	@Override
	public synchronized PropagationContext propagation() {
		PropagationContext known = this.propagation;
		if (known == null) {
			known = new PropagationContext();
			this.propagation = known;
		}
		return known;
	}

}
