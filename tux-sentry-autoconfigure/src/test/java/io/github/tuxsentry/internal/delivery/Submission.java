package io.github.tuxsentry.internal.delivery;

import io.sentry.Hint;
import io.sentry.hints.DiskFlushNotification;
import io.sentry.hints.Enqueable;
import io.sentry.hints.Retryable;
import io.sentry.hints.SubmissionResult;
import io.sentry.protocol.SentryId;
import io.sentry.util.HintUtils;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of an envelope is told.
 */
final class Submission implements SubmissionResult, Enqueable, Retryable, DiskFlushNotification {

	private @Nullable Boolean success;

	private @Nullable Boolean retry;

	private boolean enqueued;

	private boolean flushed;

	Hint hint() {
		return HintUtils.createWithTypeCheckHint(this);
	}

	@Nullable Boolean success() {
		return this.success;
	}

	@Nullable Boolean retry() {
		return this.retry;
	}

	@Override
	public void setResult(boolean success) {
		this.success = success;
	}

	@Override
	public boolean isSuccess() {
		return Boolean.TRUE.equals(this.success);
	}

	@Override
	public boolean isRetry() {
		return Boolean.TRUE.equals(this.retry);
	}

	@Override
	public void setRetry(boolean retry) {
		this.retry = retry;
	}

	boolean enqueued() {
		return this.enqueued;
	}

	@Override
	public void markEnqueued() {
		this.enqueued = true;
	}

	boolean flushed() {
		return this.flushed;
	}

	@Override
	public void markFlushed() {
		this.flushed = true;
	}

	@Override
	public boolean isFlushable(@Nullable SentryId eventId) {
		return true;
	}

	@Override
	public void setFlushable(SentryId eventId) {
	}

}
