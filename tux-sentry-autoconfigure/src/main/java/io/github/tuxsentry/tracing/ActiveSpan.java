package io.github.tuxsentry.tracing;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.tag.TagRules;
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
 * A span that is current on the thread that started it. Leaving the thread and ending the
 * span are two things: asynchronous work leaves at its return and ends at its completion.
 * Both happen once, whoever asks, from whatever thread.
 */
public final class ActiveSpan implements TransactionHandle {

	private final ISpan span;

	private final @Nullable IScopes scopes;

	private final @Nullable ISentryLifecycleToken scope;

	private final Thread owner = Thread.currentThread();

	private final AtomicBoolean left = new AtomicBoolean();

	private final AtomicBoolean ended = new AtomicBoolean();

	private ActiveSpan(ISpan span, @Nullable IScopes scopes, boolean ownsSpan) {
		this.span = span;
		this.scopes = scopes;
		this.scope = (scopes != null) ? scopes.makeCurrent() : null;
		this.ended.set(!ownsSpan);
	}

	static ActiveSpan started(ISpan span, IScopes scopes) {
		return new ActiveSpan(span, scopes, true);
	}

	static ActiveSpan borrowed(@Nullable ISpan span) {
		return (span != null) ? new ActiveSpan(span, null, false) : none();
	}

	/**
	 * Returns a span that does nothing.
	 * @return the span
	 */
	public static ActiveSpan none() {
		return new ActiveSpan(NoOpSpan.getInstance(), null, false);
	}

	@Override
	public ActiveSpan setName(String name) {
		if (this.span instanceof ITransaction transaction) {
			transaction.setName(name, TransactionNameSource.CUSTOM);
		}
		return this;
	}

	@Override
	public ActiveSpan setTag(String key, Object value) {
		String text = String.valueOf(value);
		if (TagRules.accept(key, text)) {
			this.span.setTag(key, text);
		}
		return this;
	}

	@Override
	public ActiveSpan setData(String key, Object value) {
		this.span.setData(key, value);
		return this;
	}

	@Override
	public ActiveSpan setStatus(SpanStatus status) {
		this.span.setStatus(status);
		return this;
	}

	@Override
	public ActiveSpan fail(Throwable failure) {
		this.span.setThrowable(failure);
		this.span.setStatus(FailureStatus.of(failure));
		this.span.setData("error", messageOf(failure));
		return this;
	}

	private static String messageOf(Throwable failure) {
		try {
			return String.valueOf(failure.getMessage());
		}
		catch (RuntimeException ex) {
			return "no message: " + ex.getClass().getName();
		}
	}

	@Override
	public @Nullable String getTraceId() {
		return this.span.isNoOp() ? null : this.span.getSpanContext().getTraceId().toString();
	}

	/**
	 * Gives the thread back the scope and span that were current before. Does nothing on
	 * another thread, whose scope is none of this span's business.
	 */
	public void leave() {
		if (this.scope != null && Thread.currentThread() == this.owner && this.left.compareAndSet(false, true)) {
			this.scope.close();
		}
	}

	/**
	 * Makes the span and its scope current on another thread, which goes on with its
	 * work.
	 * @return closing it on the same thread gives back the scope from before
	 */
	public ISentryLifecycleToken resume() {
		return (this.scopes != null) ? this.scopes.makeCurrent() : NoOpScopesLifecycleToken.getInstance();
	}

	/**
	 * Ends the span with the status that was set, or ok.
	 */
	public void end() {
		end(null);
	}

	/**
	 * Ends the span, with the status that was set or ok, as of an earlier time.
	 * @param at when its work was done, or {@code null} for now
	 */
	public void end(@Nullable SentryDate at) {
		if (this.ended.compareAndSet(false, true)) {
			SpanStatus status = this.span.getStatus();
			this.span.finish((status != null) ? status : SpanStatus.OK, at);
		}
	}

	@Override
	public void close() {
		try {
			end();
		}
		finally {
			leave();
		}
	}

}
