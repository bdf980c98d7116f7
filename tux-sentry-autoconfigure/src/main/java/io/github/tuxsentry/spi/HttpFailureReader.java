package io.github.tuxsentry.spi;

import org.jspecify.annotations.Nullable;

/**
 * Interface for beans that read the exceptions of an HTTP client. Readers are consulted
 * in order for each exception in a chain of causes, before the built-in support for HTTP
 * clients; the first non-null result is used. Implementations must be thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HttpFailureReader {

	/**
	 * Read an exception. Causes do not have to be considered.
	 * @param error an exception of any type
	 * @return the failure, or {@code null} if the exception is not supported
	 */
	@Nullable HttpFailure read(Throwable error);

}
