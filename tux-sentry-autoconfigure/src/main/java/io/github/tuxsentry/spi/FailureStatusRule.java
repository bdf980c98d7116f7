package io.github.tuxsentry.spi;

import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Interface for beans that determine the status of failed spans for a type of exception,
 * e.g. from the HTTP status that the exception contains. Implementations must be
 * thread-safe.
 *
 * @since 0.1.0
 */
public interface FailureStatusRule {

	/**
	 * Return the type of exception that is supported. Rules for more specific types take
	 * precedence.
	 * @return the type, including its subclasses
	 */
	Class<? extends Throwable> type();

	/**
	 * Return the status for an exception.
	 * @param failure an exception of the supported type
	 * @return the status, or {@code null} to use the status of a superclass
	 */
	@Nullable SpanStatus statusOf(Throwable failure);

}
