package io.github.tuxsentry.metrics;

import io.github.tuxsentry.internal.error.ErrorType;
import org.jspecify.annotations.Nullable;

abstract sealed class FallibleMetric<M extends FallibleMetric<M>>
		permits CogMetric, CommandMetric, DatabaseMetric, TaskMetric {

	private boolean failed;

	private @Nullable String errorType;

	/**
	 * Says that the work failed, for a reason without a name.
	 * @return this
	 */
	public M failed() {
		this.failed = true;
		return self();
	}

	/**
	 * Says that the work failed.
	 * @param errorType what went wrong, as a name that only a few values share
	 * @return this
	 */
	public M failed(String errorType) {
		this.errorType = errorType;
		return failed();
	}

	/**
	 * Says that the work failed with an exception, whose simple class name becomes the
	 * error type.
	 * @param error what was thrown
	 * @return this
	 */
	public M failed(Throwable error) {
		return failed(ErrorType.of(error));
	}

	abstract M self();

	final boolean isFailed() {
		return this.failed;
	}

	final @Nullable String errorType() {
		return this.errorType;
	}

}
