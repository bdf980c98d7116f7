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

	private final Frame frame;

	private final boolean owner;

	/**
	 * Create a new span.
	 * @param transaction the transaction
	 * @param frame the frame of the transaction, or of a part of it
	 * @param owner whether the transaction is started, and its frame made current, or
	 * only borrowed
	 */
	UnsampledSpan(UnsampledTransaction transaction, Frame frame, boolean owner) {
		super(owner ? frame : null);
		this.transaction = transaction;
		this.frame = frame;
		this.owner = owner;
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
		ITransaction known = this.transaction.isRunning() ? this.transaction.spanIn(this.frame) : null;
		if (known != null) {
			this.frame.setSpanContext(failure, known, known.getName());
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
		if (this.owner) {
			this.transaction.end(unsetStatus, at);
		}
	}

}
