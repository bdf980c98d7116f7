package io.github.tuxsentry.internal.frame;

import io.sentry.ISpan;
import io.sentry.SpanId;
import io.sentry.protocol.SentryId;

/**
 * Span of a {@link SpanFrame}, which becomes one of the SDK when it is first required.
 */
public interface FrameSpan {

	/**
	 * Return the ID of the trace.
	 * @return the ID
	 */
	SentryId traceId();

	/**
	 * Return the ID of the span.
	 * @return the ID
	 */
	SpanId id();

	/**
	 * Return the span of the SDK, which is created if necessary.
	 * @return the span
	 */
	ISpan real();

}
