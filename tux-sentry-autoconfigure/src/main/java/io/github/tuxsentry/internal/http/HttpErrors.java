package io.github.tuxsentry.internal.http;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.error.TuxApiConnectionException;
import io.github.tuxsentry.error.TuxApiException;
import io.github.tuxsentry.error.TuxApiPermissionException;
import io.github.tuxsentry.error.TuxApiRequestException;
import io.github.tuxsentry.error.TuxApiResourceNotFoundException;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.HttpFailure;
import io.github.tuxsentry.spi.HttpFailureReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes what an HTTP client throws or answers an error of ours: 404 a resource that was
 * not found, 403 a missing permission, any other status a request that failed, and a call
 * without an answer a failed connection. Thread-safe.
 */
public final class HttpErrors {

	private static final int NOT_FOUND = 404;

	private static final int FORBIDDEN = 403;

	private static final String SOME_RESOURCE = "resource";

	private static final String NO_REASON = "no reason given";

	private final Supplier<List<HttpFailureReader>> readers;

	private final HttpFailureReader connectionFailures = new ConnectionFailures();

	private final ResponseText responseText;

	private final FaultBarrier faults;

	/**
	 * Creates the errors.
	 * @param readers know the exceptions of HTTP clients; asked for with each error
	 * @param responseText makes responses fit to be sent
	 * @param faults takes what readers throw
	 */
	public HttpErrors(Supplier<List<HttpFailureReader>> readers, ResponseText responseText, FaultBarrier faults) {
		this.readers = readers;
		this.responseText = responseText;
		this.faults = faults;
	}

	/**
	 * Finds out what an error tells of an HTTP call.
	 * @param error the error, which may be a wrapper of what an HTTP client has thrown
	 * @return what the outermost error that is known tells, {@code null} if none is known
	 */
	public @Nullable HttpFailure find(Throwable error) {
		List<HttpFailureReader> known = this.faults.get("find readers of HTTP failures", this.readers, List.of());
		return Causes.of(error)
			.stream()
			.flatMap((cause) -> Stream.concat(known.stream(), Stream.of(this.connectionFailures))
				.map((reader) -> this.faults.getOrNull("read an HTTP failure", () -> reader.read(cause))))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Converts what an HTTP client has thrown.
	 * @param error what was thrown; it becomes the cause
	 * @param service the name of the API
	 * @param resource what was asked for, or {@code null} if that has no name
	 * @return the error of ours; the one in the chain of causes if there is one already;
	 * {@code null} if the error has nothing to do with HTTP
	 */
	public @Nullable TuxApiException convert(Throwable error, String service, @Nullable String resource) {
		TuxApiException converted = Causes.find(error, TuxApiException.class);
		if (converted != null) {
			return converted;
		}
		HttpFailure failure = find(error);
		if (failure == null) {
			return null;
		}
		return failure.isAnswered() ? convert(failure, service, resource, error)
				: new TuxApiConnectionException(service, error);
	}

	/**
	 * Converts an answer that is an error.
	 * @param failure the answer
	 * @param service the name of the API
	 * @param resource what was asked for, or {@code null} if that has no name
	 * @param cause what the HTTP client has thrown, or {@code null}
	 * @return the error of ours
	 */
	public TuxApiException convert(HttpFailure failure, String service, @Nullable String resource,
			@Nullable Throwable cause) {
		return switch (failure.status()) {
			case NOT_FOUND ->
				new TuxApiResourceNotFoundException(service, (resource != null) ? resource : SOME_RESOURCE, cause);
			case FORBIDDEN -> new TuxApiPermissionException(service, cause);
			default -> new TuxApiRequestException(service, failure.status(), reasonOf(failure), cause);
		};
	}

	private String reasonOf(HttpFailure failure) {
		String reason = this.responseText.reason(failure.body());
		if (reason == null) {
			reason = this.responseText.reason(failure.reason());
		}
		return (reason != null) ? reason : NO_REASON;
	}

	/**
	 * Returns what makes responses fit to be sent.
	 * @return the response text
	 */
	public ResponseText responseText() {
		return this.responseText;
	}

}
