package io.github.tuxsentry.internal.tracing;

import java.util.Map;

import io.github.tuxsentry.internal.error.ErrorText;
import io.github.tuxsentry.internal.tag.TagRules;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@link ActiveSpan} that records details while it runs, and ends once.
 */
abstract sealed class RecordingSpan extends ActiveSpan permits SdkSpan, RecordedLightSpan {

	private final Tracer tracer;

	/**
	 * Create a new span.
	 * @param scopes the scopes to make current, or {@code null} for a span that was
	 * started elsewhere
	 * @param tracer the tracer
	 */
	RecordingSpan(@Nullable IScopes scopes, Tracer tracer) {
		super(scopes);
		this.tracer = tracer;
	}

	final Tracer tracer() {
		return this.tracer;
	}

	/**
	 * Return the span of the SDK, which is created if necessary.
	 */
	abstract ISpan span();

	/**
	 * Return whether the span has not ended, sampled or not.
	 */
	abstract boolean isRunning();

	/**
	 * Return whether details are recorded.
	 */
	abstract boolean isRecording();

	abstract void recordTag(String key, String value);

	abstract void recordData(String key, Object value);

	abstract void recordStatus(SpanStatus status);

	@Override
	public final ActiveSpan setTag(String key, Object value) {
		if (isRecording()) {
			String text = TagRules.textOf(value);
			if (TagRules.accept(key, text) && text != null) {
				recordTag(key, text);
			}
		}
		return this;
	}

	@Override
	public final ActiveSpan setData(String key, Object value) {
		if (isRecording()) {
			recordData(key, value);
		}
		return this;
	}

	@Override
	public final ActiveSpan setAttributes(Map<String, ?> attributes) {
		if (attributes != null && isRecording()) {
			attributes.forEach(this::setData);
		}
		return this;
	}

	@Override
	public final ActiveSpan setStatus(SpanStatus status) {
		if (isRecording()) {
			recordStatus(status);
		}
		return this;
	}

	/**
	 * {@inheritDoc} An event captured later for the failure refers to the span.
	 */
	@Override
	public final ActiveSpan fail(Throwable failure) {
		if (isRunning()) {
			ISpan failed = span();
			recordStatus(this.tracer.statuses().of(failure));
			failed.setThrowable(failure);
			this.tracer.link(failure, failed);
			Throwable cause = CompletionFailures.unwrap(failure);
			setAttribute(SpanAttribute.ERROR_TYPE, cause.getClass().getName());
			setAttribute(SpanAttribute.ERROR, String.valueOf(ErrorText.messageOf(cause)));
		}
		return this;
	}

	@Override
	public final ActiveSpan fail(Throwable failure, Map<String, ?> extra) {
		if (extra != null && isRecording()) {
			extra.forEach((key, value) -> setData(SpanAttribute.EXTRA.key(key), value));
		}
		return fail(failure);
	}

	@Override
	public final boolean hasSpan() {
		return true;
	}

}
