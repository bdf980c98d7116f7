package io.github.tuxsentry.internal.tracing;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.error.ErrorText;
import io.github.tuxsentry.internal.tag.TagRules;
import io.github.tuxsentry.spi.ResultHandler;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.NoOpScopesLifecycleToken;
import io.sentry.NoOpSpan;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;
import io.sentry.protocol.TransactionNameSource;
import org.jspecify.annotations.Nullable;

/**
 * Span that is current on the thread that started it. Detaching the span from the thread
 * and ending it are separate operations: the span of asynchronous work is detached on
 * return, and ends on completion. Each takes effect once, regardless of the caller, the
 * thread and the order.
 */
public final class ActiveSpan implements TransactionHandle {

	private static final ActiveSpan NONE = new ActiveSpan(NoOpSpan.getInstance(), null, null, false);

	private final ISpan span;

	private final @Nullable IScopes scopes;

	private final @Nullable Tracer tracer;

	private final @Nullable ISentryLifecycleToken scope;

	private final @Nullable Thread owner;

	private final AtomicBoolean detached = new AtomicBoolean();

	private final AtomicBoolean ended = new AtomicBoolean();

	private ActiveSpan(ISpan span, @Nullable IScopes scopes, @Nullable Tracer tracer, boolean ownsSpan) {
		this.span = span;
		this.scopes = scopes;
		this.tracer = tracer;
		this.scope = (scopes != null) ? scopes.makeCurrent() : null;
		this.owner = (scopes != null) ? Thread.currentThread() : null;
		this.ended.set(!ownsSpan);
	}

	static ActiveSpan started(ISpan span, IScopes scopes, Tracer tracer) {
		return new ActiveSpan(span, scopes, tracer, true);
	}

	static ActiveSpan borrowed(ISpan span, Tracer tracer) {
		return new ActiveSpan(span, null, tracer, false);
	}

	/**
	 * Return a no-op span.
	 * @return the span
	 */
	public static ActiveSpan none() {
		return NONE;
	}

	@Override
	public ActiveSpan setName(String name) {
		if (this.span instanceof ITransaction transaction) {
			transaction.setName(name, TransactionNameSource.CUSTOM);
		}
		return this;
	}

	/**
	 * Set the description of the span.
	 * @param description the description of the work
	 * @return this span
	 */
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

	@Override
	public ActiveSpan setSetupPhase(String phase, String status) {
		return setTag("setup_phase", phase + "_" + status);
	}

	@Override
	public ActiveSpan setData(String key, Object value) {
		if (isRecording()) {
			this.span.setData(key, value);
		}
		return this;
	}

	/**
	 * Set an attribute of the library.
	 * @param attribute the attribute
	 * @param value the value, or {@code null} if it is not known
	 * @return this span
	 */
	public ActiveSpan setAttribute(SpanAttribute attribute, @Nullable Object value) {
		return (value != null) ? setData(attribute.key(), value) : this;
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
		if (this.tracer != null && !this.span.isNoOp() && !this.span.isFinished()) {
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

	private static @Nullable String textOf(@Nullable Object value) {
		try {
			return (value == null) ? null : String.valueOf(value);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	@Override
	public @Nullable String getTraceId() {
		return this.span.isNoOp() ? null : this.span.getSpanContext().getTraceId().toString();
	}

	/**
	 * Restore the previously current scope and span of the thread. This method has no
	 * effect on another thread, and if an outer span has left the thread before.
	 */
	public void detach() {
		if (this.scope != null && Thread.currentThread() == this.owner && this.detached.compareAndSet(false, true)
				&& isWithin()) {
			this.scope.close();
		}
	}

	private boolean isWithin() {
		if (this.tracer == null || this.scopes == null) {
			return false;
		}
		IScopes current = this.tracer.currentScopes();
		return current.getScope() == this.scopes.getScope() || this.scopes.isAncestorOf(current.getParentScopes());
	}

	/**
	 * Make the span and its scope current on another thread that continues its work.
	 * @return the token that restores the previous scope when it is closed on the same
	 * thread
	 */
	public ISentryLifecycleToken makeCurrent() {
		return (this.scopes != null) ? this.scopes.makeCurrent() : NoOpScopesLifecycleToken.getInstance();
	}

	/**
	 * Return the scopes in which the span is current.
	 * @return the scopes, or {@code null} if the span is a no-op or was not started here
	 */
	public @Nullable IScopes scopes() {
		return this.scopes;
	}

	/**
	 * End the span with the status that was set, or ok.
	 */
	public void end() {
		end(null);
	}

	/**
	 * End the span with the status that was set, or ok, as of an earlier time.
	 * @param at the time at which the work completed, or {@code null} for the current
	 * time
	 */
	public void end(@Nullable SentryDate at) {
		finish(SpanStatus.OK, at);
	}

	private void finish(@Nullable SpanStatus unsetStatus, @Nullable SentryDate at) {
		if (this.ended.compareAndSet(false, true)) {
			completePendingFutures();
			SpanStatus status = this.span.getStatus();
			this.span.finish((status != null) ? status : unsetStatus, at);
		}
	}

	private void completePendingFutures() {
		if (this.tracer != null && this.span instanceof ITransaction) {
			this.tracer.pendingFutures().completeDone(this.span.getSpanContext().getTraceId());
		}
	}

	/**
	 * Register a future that the work of the span depends on.
	 * @param future the future
	 * @param completion ends the span
	 * @return the completion to notify of the future's end
	 */
	ResultHandler.Completion register(Future<?> future, ResultHandler.Completion completion) {
		return (this.tracer == null || this.span instanceof ITransaction) ? completion
				: this.tracer.pendingFutures().register(this.span.getSpanContext().getTraceId(), future, completion);
	}

	/**
	 * End the span with the status that was set, or ok, and detach it.
	 */
	public void endAndDetach() {
		try {
			end();
		}
		finally {
			detach();
		}
	}

	/**
	 * {@inheritDoc} A status that was not set remains unset, since the outcome of the
	 * block is unknown.
	 */
	@Override
	public void close() {
		try {
			finish(null, null);
		}
		finally {
			detach();
		}
	}

}
