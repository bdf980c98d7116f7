package io.github.tuxsentry.spi;

import org.jspecify.annotations.Nullable;

/**
 * Knows the exceptions of one HTTP client. Beans of this type are asked in order, before
 * what this library knows itself, for each error in a chain of causes. Implementations
 * are thread-safe.
 */
@FunctionalInterface
public interface HttpFailureReader {

	/**
	 * Reads an exception.
	 * @param error an exception, of whatever library; its causes are none of this
	 * reader's business
	 * @return what it tells of the call, or {@code null} if it is not one of this client
	 */
	@Nullable HttpFailure read(Throwable error);

}
