package io.github.tuxsentry.internal.tracing;

import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.frame.UnsampledTransaction;
import io.sentry.ITransaction;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@link ActiveSpan} with a transaction that is sampled out, which needs no details.
 */
final class UnsampledSpan extends ActiveSpan {

	private final UnsampledTransaction transaction;

	/**
	 * The frame of a transaction that was started elsewhere.
	 */
	private final @Nullable Frame borrowed;

	private UnsampledSpan(UnsampledTransaction transaction, @Nullable Frame own, @Nullable Frame borrowed) {
		super(own);
		this.transaction = transaction;
		this.borrowed = borrowed;
	}

	/**
	 * Start a transaction, and make its frame current.
	 */
	static UnsampledSpan started(UnsampledTransaction transaction, Frame frame) {
		return new UnsampledSpan(transaction, frame, null);
	}

	/**
	 * Return a span that cannot end the transaction.
	 */
	static UnsampledSpan borrowed(UnsampledTransaction transaction, Frame frame) {
		return new UnsampledSpan(transaction, null, frame);
	}

	@Override
	public ActiveSpan setName(String name) {
		this.transaction.setName(name);
		return this;
	}

	/**
	 * {@inheritDoc} An event captured later for the failure refers to the transaction.
	 */
	@Override
	public ActiveSpan fail(Throwable failure) {
		Frame frame = (scopes() instanceof Frame own) ? own : this.borrowed;
		ITransaction known = (frame != null && this.transaction.isRunning()) ? this.transaction.spanIn(frame) : null;
		if (frame != null && known != null) {
			frame.setSpanContext(failure, known, known.getName());
		}
		return this;
	}

	@Override
	public boolean hasSpan() {
		return true;
	}

	@Override
	public @Nullable String getTraceId() {
		return this.transaction.traceId();
	}

	@Override
	void finish(@Nullable SpanStatus unsetStatus, @Nullable SentryDate at) {
		if (this.borrowed == null) {
			this.transaction.end(unsetStatus, at);
		}
	}

}
