package io.github.tuxsentry.internal.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.net.MalformedURLException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipException;

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
 * Conversion of exceptions and error responses of HTTP clients to exceptions of
 * tux-sentry: 404 to a resource that was not found, 403 to a missing permission, any
 * other status to a failed request, and a call without a response to a failed connection.
 * Thread-safe.
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
	 * Create a new converter.
	 * @param readers the readers for exceptions of HTTP clients, obtained for each
	 * exception
	 * @param responseText prepares responses for sending
	 * @param faults handles exceptions thrown by readers
	 */
	public HttpErrors(Supplier<List<HttpFailureReader>> readers, ResponseText responseText, FaultBarrier faults) {
		this.readers = readers;
		this.responseText = responseText;
		this.faults = faults;
	}

	/**
	 * Find the HTTP failure that is described by an exception.
	 * @param error the exception, which may be a wrapper of an exception of an HTTP
	 * client
	 * @return the failure described by the outermost supported exception, with the
	 * endpoint of the outermost one that knows it, or {@code null} if there is none
	 */
	public @Nullable HttpFailure find(Throwable error) {
		List<HttpFailureReader> known = knownReaders();
		List<HttpFailure> failures = Causes.of(error)
			.stream()
			.map((cause) -> readAny(cause, known))
			.filter(Objects::nonNull)
			.toList();
		if (failures.isEmpty()) {
			return null;
		}
		HttpFailure outermost = failures.get(0);
		return new HttpFailure(outermost.status(), outermost.reason(), outermost.body(),
				failures.stream().map(HttpFailure::endpoint).filter(Objects::nonNull).findFirst().orElse(null));
	}

	/**
	 * Return whether an exception is specific to an HTTP client, irrespective of its
	 * causes. An I/O exception is not, unless a call of an instrumented client failed
	 * with it.
	 * @param error the exception
	 * @return {@code true} if a reader supports the exception
	 */
	public boolean isOfClient(Throwable error) {
		return read(error, knownReaders()) != null;
	}

	private List<HttpFailureReader> knownReaders() {
		return this.faults.get("find readers of HTTP failures", this.readers, List.of());
	}

	private @Nullable HttpFailure readAny(Throwable error, List<HttpFailureReader> known) {
		HttpFailure failure = read(error, known);
		return (failure != null) ? failure : read(error, List.of(this.connectionFailures));
	}

	private @Nullable HttpFailure read(Throwable error, List<HttpFailureReader> candidates) {
		for (HttpFailureReader reader : candidates) {
			HttpFailure failure = this.faults.getOrNull("read an HTTP failure", () -> reader.read(error));
			if (failure != null) {
				return failure;
			}
		}
		return null;
	}

	/**
	 * Convert an exception of an HTTP client.
	 * @param error the exception, which becomes the cause
	 * @param service the name of the API
	 * @param resource the name of the requested resource, or {@code null} if it does not
	 * have a name
	 * @return the converted exception, or the one that the chain of causes already
	 * contains, or {@code null} if the exception is not related to HTTP
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
		return failure.hasResponse() ? convert(failure, service, resource, error)
				: new TuxApiConnectionException(service, error);
	}

	/**
	 * Convert an error response.
	 * @param failure the response
	 * @param service the name of the API
	 * @param resource the name of the requested resource, or {@code null} if it does not
	 * have a name
	 * @param cause the exception of the HTTP client, or {@code null}
	 * @return the converted exception
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
	 * Return the component that prepares responses for sending.
	 * @return the response text
	 */
	public ResponseText responseText() {
		return this.responseText;
	}

	/**
	 * {@link HttpFailureReader} for the I/O exceptions of the JDK, and therefore for
	 * every HTTP client that throws them. An {@link IOException} is considered a failed
	 * connection, unless it concerns a file or text that could not be read.
	 */
	private static final class ConnectionFailures implements HttpFailureReader {

		private static final List<Class<? extends Exception>> OTHERS = List.of(FileSystemException.class,
				FileNotFoundException.class, CharacterCodingException.class, ObjectStreamException.class,
				ZipException.class, MalformedURLException.class);

		/** Exceptions of parsers that are I/O exceptions by inheritance. */
		private static final List<String> OF_PARSERS = List.of("com.fasterxml.jackson.core.JacksonException",
				"com.google.gson.stream.MalformedJsonException");

		@Override
		public @Nullable HttpFailure read(Throwable error) {
			boolean connection = (error instanceof IOException && !isOther(error)) || error instanceof TimeoutException
					|| error instanceof UnresolvedAddressException;
			return connection ? HttpFailure.noResponse() : null;
		}

		private static boolean isOther(Throwable error) {
			return OTHERS.stream().anyMatch((type) -> type.isInstance(error))
					|| superclasses(error.getClass()).anyMatch((type) -> OF_PARSERS.contains(type.getName()));
		}

		private static Stream<Class<?>> superclasses(Class<?> type) {
			return Stream.iterate(type, (current) -> current != null, Class::getSuperclass);
		}

	}

}
