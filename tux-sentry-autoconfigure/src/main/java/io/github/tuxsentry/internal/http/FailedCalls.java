package io.github.tuxsentry.internal.http;

import io.github.tuxsentry.internal.error.WeakThrowableMap;
import io.github.tuxsentry.spi.HttpFailure;
import io.github.tuxsentry.spi.HttpFailureReader;
import org.jspecify.annotations.Nullable;

/**
 * {@link HttpFailureReader} for the exceptions with which calls of instrumented clients
 * failed, each kept for the lifetime of the exception. Many clients fail with I/O
 * exceptions of the JDK, which do not refer to HTTP. Thread-safe.
 */
final class FailedCalls implements HttpFailureReader {

	private final WeakThrowableMap<HttpFailure> failures = new WeakThrowableMap<>();

	void add(Throwable failure, String endpoint) {
		this.failures.put(failure, new HttpFailure(HttpFailure.NO_RESPONSE, null, null, endpoint));
	}

	@Override
	public @Nullable HttpFailure read(Throwable error) {
		return this.failures.get(error);
	}

}
