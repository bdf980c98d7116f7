package io.github.tuxsentry.metrics;

import io.github.tuxsentry.internal.error.ErrorText;
import org.jspecify.annotations.Nullable;

abstract sealed class FallibleMetric<M extends FallibleMetric<M>>
		permits CogMetric, CommandMetric, DatabaseMetric, TaskMetric {

	private boolean failed;

	private @Nullable String errorType;

	/**
	 * Mark the work as failed, without an error type.
	 * @return this metric
	 */
	public M failed() {
		this.failed = true;
		return self();
	}

	/**
	 * Mark the work as failed.
	 * @param errorType the error type, with low cardinality
	 * @return this metric
	 */
	public M failed(String errorType) {
		this.errorType = errorType;
		return failed();
	}

	/**
	 * Mark the work as failed with an exception, whose simple class name becomes the
	 * error type.
	 * @param error the exception
	 * @return this metric
	 */
	public M failed(Throwable error) {
		return failed(ErrorText.typeOf(error));
	}

	abstract M self();

	final boolean isFailed() {
		return this.failed;
	}

	final @Nullable String errorType() {
		return this.errorType;
	}

}
