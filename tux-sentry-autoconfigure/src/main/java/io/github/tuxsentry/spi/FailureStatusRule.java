package io.github.tuxsentry.spi;

import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Tells the status of a span that failed with one type of exception, from what the
 * exception knows, such as the status of an HTTP response. Beans of this type are asked
 * by themselves. Implementations are thread-safe.
 */
public interface FailureStatusRule {

	/**
	 * Returns the type whose exceptions the rule knows. A rule for a type that is nearer
	 * to an exception's own comes first.
	 * @return the type, its subclasses included
	 */
	Class<? extends Throwable> type();

	/**
	 * Tells the status.
	 * @param failure an exception of the type
	 * @return the status, or {@code null} to leave it to what is known of superclasses
	 */
	@Nullable SpanStatus statusOf(Throwable failure);

}
