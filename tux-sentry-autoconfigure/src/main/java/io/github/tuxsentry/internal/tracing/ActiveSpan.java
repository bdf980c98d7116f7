package io.github.tuxsentry.internal.tracing;

import java.util.Map;
import java.util.concurrent.Future;

import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.spi.ResultHandler;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.NoOpScopesLifecycleToken;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Span that is current on the thread that started it, with its scopes. Detaching the span
 * from the thread and ending it are separate operations: the span of asynchronous work is
 * detached on return, and ends on completion. Each takes effect once, regardless of the
 * caller, the thread and the order.
 * <p>
 * This class holds scopes without a span. Subclasses have one.
 */
public class ActiveSpan implements TransactionHandle {

	private static final ActiveSpan NONE = new ActiveSpan(null);

	private final @Nullable IScopes scopes;

	private final @Nullable ISentryLifecycleToken previous;

	private final @Nullable Thread owner;

	private boolean detached;

	/**
	 * Create a new span, and make its scopes current on the thread.
	 * @param scopes the scopes, or {@code null} to leave those of the thread
	 */
	ActiveSpan(@Nullable IScopes scopes) {
		this.scopes = scopes;
		this.previous = (scopes != null) ? scopes.makeCurrent() : null;
		this.owner = (scopes != null) ? Thread.currentThread() : null;
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
		return this;
	}

	/**
	 * Set the description of the span.
	 * @param description the description of the work
	 * @return this span
	 */
	public ActiveSpan setDescription(String description) {
		return this;
	}

	@Override
	public ActiveSpan setTag(String key, Object value) {
		return this;
	}

	@Override
	public ActiveSpan setSetupPhase(String phase, String status) {
		return setTag("setup_phase", phase + "_" + status);
	}

	@Override
	public ActiveSpan setData(String key, Object value) {
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
		return this;
	}

	@Override
	public ActiveSpan setStatus(SpanStatus status) {
		return this;
	}

	@Override
	public ActiveSpan fail(Throwable failure) {
		return this;
	}

	@Override
	public ActiveSpan fail(Throwable failure, Map<String, ?> extra) {
		return fail(failure);
	}

	@Override
	public @Nullable String getTraceId() {
		return null;
	}

	/**
	 * Return whether there is a span or transaction to end.
	 * @return {@code false} for a scope
	 */
	public boolean hasSpan() {
		return false;
	}

	/**
	 * Restore the previously current scope and span of the thread. This method has no
	 * effect on another thread, and if an outer span has left the thread before.
	 */
	public void detach() {
		if (this.previous != null && Thread.currentThread() == this.owner && !this.detached) {
			this.detached = true;
			if (isWithin()) {
				this.previous.close();
			}
		}
	}

	/**
	 * Restore the previously current scope and span of the thread, whatever the work has
	 * made current since then. This method has no effect on another thread.
	 */
	public void leave() {
		if (this.previous != null && Thread.currentThread() == this.owner && !this.detached) {
			this.detached = true;
			this.previous.close();
		}
	}

	private boolean isWithin() {
		IScopes current = ThreadScopes.get();
		IScopes own = this.scopes;
		return current == own || (current != null && own != null && (own.isAncestorOf(current)
				|| (!(own instanceof Frame) && !(current instanceof Frame) && current.getScope() == own.getScope())));
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

	/**
	 * End the span.
	 * @param unsetStatus the status unless one was set, or {@code null} for none
	 * @param at the time at which the work completed, or {@code null} for the current
	 * time
	 */
	void finish(@Nullable SpanStatus unsetStatus, @Nullable SentryDate at) {
	}

	/**
	 * Register a future that the work of the span depends on.
	 * @param future the future
	 * @param completion ends the span
	 * @return the completion to notify of the future's end
	 */
	ResultHandler.Completion register(Future<?> future, ResultHandler.Completion completion) {
		return completion;
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
