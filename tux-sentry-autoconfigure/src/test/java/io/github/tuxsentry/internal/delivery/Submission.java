package io.github.tuxsentry.internal.delivery;

import io.sentry.Hint;
import io.sentry.hints.Retryable;
import io.sentry.hints.SubmissionResult;
import io.sentry.util.HintUtils;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of an envelope is told.
 */
final class Submission implements SubmissionResult, Retryable {

	private @Nullable Boolean success;

	private @Nullable Boolean retry;

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

}
