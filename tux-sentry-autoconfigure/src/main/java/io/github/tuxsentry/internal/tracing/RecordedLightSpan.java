package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.Future;

import io.github.tuxsentry.internal.frame.SpanFrame;
import io.github.tuxsentry.spi.ResultHandler;
import io.sentry.ISpan;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@link ActiveSpan} with a {@link LightSpan}.
 */
final class RecordedLightSpan extends RecordingSpan {

	private final LightSpan span;

	/**
	 * Create a new span.
	 * @param span the span
	 * @param frame the frame to make current, or {@code null} for a span that was started
	 * elsewhere, which cannot be ended
	 * @param tracer the tracer
	 */
	RecordedLightSpan(LightSpan span, @Nullable SpanFrame frame, Tracer tracer) {
		super(frame, tracer);
		this.span = span;
	}

	@Override
	ISpan span() {
		return this.span.real();
	}

	@Override
	boolean isRunning() {
		return this.span.isRunning();
	}

	@Override
	boolean isRecording() {
		return this.span.isRunning();
	}

	@Override
	public ActiveSpan setDescription(String description) {
		this.span.setDescription(description);
		return this;
	}

	@Override
	void recordTag(String key, String value) {
		this.span.setTag(key, value);
	}

	@Override
	void recordData(String key, Object value) {
		this.span.setData(key, value);
	}

	@Override
	void recordStatus(SpanStatus status) {
		this.span.setStatus(status);
	}

	@Override
	public String getTraceId() {
		return this.span.traceId().toString();
	}

	@Override
	void finish(@Nullable SpanStatus unsetStatus, @Nullable SentryDate at) {
		if (scopes() != null) {
			this.span.end(unsetStatus, at);
		}
	}

	@Override
	ResultHandler.Completion register(Future<?> future, ResultHandler.Completion completion) {
		return tracer().pendingFutures().register(this.span.traceId(), future, completion);
	}

}
