package io.github.tuxsentry.internal.tracing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Future;

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
final class SdkSpan extends RecordingSpan {

	private static final VarHandle ENDED;

	static {
		try {
			ENDED = MethodHandles.lookup().findVarHandle(SdkSpan.class, "ended", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final ISpan span;

	private volatile boolean ended;

	/**
	 * Create a new span.
	 * @param span the span of the SDK
	 * @param scopes the scopes to make current, or {@code null} for a span that was
	 * started elsewhere
	 * @param tracer the tracer
	 * @param ownsSpan whether the span can be ended
	 */
	SdkSpan(ISpan span, @Nullable IScopes scopes, Tracer tracer, boolean ownsSpan) {
		super(scopes, tracer);
		this.span = span;
		this.ended = !ownsSpan;
	}

	@Override
	ISpan span() {
		return this.span;
	}

	@Override
	boolean isRunning() {
		return RunningSpan.isRunning(this.span);
	}

	/**
	 * A span that is sampled out needs no details, and a finished one accepts none.
	 */
	@Override
	boolean isRecording() {
		return RunningSpan.isSampled(this.span) && !this.span.isFinished();
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
	void recordTag(String key, String value) {
		this.span.setTag(key, value);
	}

	@Override
	void recordData(String key, Object value) {
		SpanAttribute.set(this.span, key, value);
	}

	@Override
	void recordStatus(SpanStatus status) {
		this.span.setStatus(status);
	}

	@Override
	public @Nullable String getTraceId() {
		return this.span.isNoOp() ? null : this.span.getSpanContext().getTraceId().toString();
	}

	@Override
	void finish(@Nullable SpanStatus unsetStatus, @Nullable SentryDate at) {
		if (ENDED.compareAndSet(this, false, true)) {
			finishSpan(unsetStatus, at);
		}
	}

	private void finishSpan(@Nullable SpanStatus unsetStatus, @Nullable SentryDate at) {
		if (this.span instanceof ITransaction) {
			tracer().pendingFutures().completeDone(this.span.getSpanContext().getTraceId());
		}
		SpanStatus status = this.span.getStatus();
		this.span.finish((status != null) ? status : unsetStatus, at);
	}

	@Override
	ResultHandler.Completion register(Future<?> future, ResultHandler.Completion completion) {
		return (this.span instanceof ITransaction) ? completion
				: tracer().pendingFutures().register(this.span.getSpanContext().getTraceId(), future, completion);
	}

}
