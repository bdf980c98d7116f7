package io.github.tuxsentry.internal.tracing;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.internal.error.ErrorText;
import io.github.tuxsentry.internal.tag.TagRules;
import io.github.tuxsentry.spi.ResultHandler;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;
import io.sentry.protocol.TransactionNameSource;
import org.jspecify.annotations.Nullable;

/**
 * {@link ActiveSpan} with a span or transaction of the SDK.
 */
final class SdkSpan extends ActiveSpan {

	private final ISpan span;

	private final Tracer tracer;

	private final AtomicBoolean ended;

	/**
	 * Create a new span.
	 * @param span the span of the SDK
	 * @param scopes the scopes to make current, or {@code null} for a span that was
	 * started elsewhere
	 * @param tracer the tracer
	 * @param ownsSpan whether the span can be ended
	 */
	SdkSpan(ISpan span, @Nullable IScopes scopes, Tracer tracer, boolean ownsSpan) {
		super(scopes);
		this.span = span;
		this.tracer = tracer;
		this.ended = new AtomicBoolean(!ownsSpan);
	}

	@Override
	public ActiveSpan setName(String name) {
		if (this.span instanceof ITransaction transaction) {
			transaction.setName(name, TransactionNameSource.CUSTOM);
		}
		return this;
	}

	@Override
	public ActiveSpan setDescription(String description) {
		this.span.setDescription(description);
		return this;
	}

	@Override
	public ActiveSpan setTag(String key, Object value) {
		if (isRecording()) {
			String text = textOf(value);
			if (TagRules.accept(key, text)) {
				this.span.setTag(key, text);
			}
		}
		return this;
	}

	private static @Nullable String textOf(@Nullable Object value) {
		try {
			return (value == null) ? null : String.valueOf(value);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	@Override
	public ActiveSpan setData(String key, Object value) {
		if (isRecording()) {
			this.span.setData(key, value);
		}
		return this;
	}

	@Override
	public ActiveSpan setAttributes(Map<String, ?> attributes) {
		if (attributes != null && isRecording()) {
			attributes.forEach(this::setData);
		}
		return this;
	}

	@Override
	public ActiveSpan setStatus(SpanStatus status) {
		if (isRecording()) {
			this.span.setStatus(status);
		}
		return this;
	}

	/**
	 * A span that is sampled out needs no details, and a finished one accepts none.
	 */
	private boolean isRecording() {
		return Boolean.TRUE.equals(this.span.isSampled()) && !this.span.isFinished();
	}

	@Override
	public ActiveSpan fail(Throwable failure) {
		if (!this.span.isNoOp() && !this.span.isFinished()) {
			this.span.setStatus(this.tracer.statuses().of(failure));
			this.span.setThrowable(failure);
			this.tracer.link(failure, this.span);
			Throwable cause = CompletionFailures.unwrap(failure);
			setAttribute(SpanAttribute.ERROR_TYPE, cause.getClass().getName());
			setAttribute(SpanAttribute.ERROR, String.valueOf(ErrorText.messageOf(cause)));
		}
		return this;
	}

	@Override
	public ActiveSpan fail(Throwable failure, Map<String, ?> extra) {
		if (extra != null && isRecording()) {
			extra.forEach((key, value) -> setData(SpanAttribute.EXTRA.key(key), value));
		}
		return fail(failure);
	}

	@Override
	public boolean hasSpan() {
		return true;
	}

	@Override
	public @Nullable String getTraceId() {
		return this.span.isNoOp() ? null : this.span.getSpanContext().getTraceId().toString();
	}

	@Override
	void finish(@Nullable SpanStatus unsetStatus, @Nullable SentryDate at) {
		if (this.ended.compareAndSet(false, true)) {
			if (this.span instanceof ITransaction) {
				this.tracer.pendingFutures().completeDone(this.span.getSpanContext().getTraceId());
			}
			SpanStatus status = this.span.getStatus();
			this.span.finish((status != null) ? status : unsetStatus, at);
		}
	}

	@Override
	ResultHandler.Completion register(Future<?> future, ResultHandler.Completion completion) {
		return (this.span instanceof ITransaction) ? completion
				: this.tracer.pendingFutures().register(this.span.getSpanContext().getTraceId(), future, completion);
	}

}
