package io.github.tuxsentry.internal.frame;

import io.sentry.PropagationContext;
import io.sentry.SpanId;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * {@link FrameTrace} of work that is no transaction.
 */
public final class IsolatedTrace extends FrameTrace {

	private @Nullable String id;

	private @Nullable PropagationContext propagation;

	/**
	 * Create a new trace.
	 */
	public IsolatedTrace() {
	}

	@Override
	public synchronized String traceId() {
		String known = this.id;
		if (known == null) {
			known = TraceIds.random();
			this.id = known;
		}
		return known;
	}

	@Override
	public synchronized PropagationContext propagation() {
		PropagationContext known = this.propagation;
		if (known == null) {
			known = new PropagationContext(new SentryId(traceId()), new SpanId(), null, null, null);
			this.propagation = known;
		}
		return known;
	}

}
