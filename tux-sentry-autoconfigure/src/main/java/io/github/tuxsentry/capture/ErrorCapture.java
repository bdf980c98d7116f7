package io.github.tuxsentry.capture;

import java.util.Map;
import java.util.function.Consumer;

import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.TuxApiException;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * Interface for capturing exceptions with the tags and contexts of their kind. Details
 * are derived from the exception; details that are set explicitly take precedence.
 * <p>
 * Each {@code capture} method returns the ID of the event. If the failure has already
 * been captured, it returns the ID of the earlier event, and {@link SentryId#EMPTY_ID} if
 * the event was dropped. The {@code capture} methods do not throw exceptions.
 * <p>
 * A bean of this type is always available. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface ErrorCapture {

	/**
	 * Capture a database error with the details derived from the exception.
	 * @param error the exception
	 * @return the ID of the event
	 */
	SentryId captureDatabaseError(Throwable error);

	/**
	 * Capture a database error.
	 * @param error the exception
	 * @param details callback to set the query, the table and the operation
	 * @return the ID of the event
	 */
	SentryId captureDatabaseError(Throwable error, Consumer<? super DatabaseErrorDetails> details);

	/**
	 * Capture an error of an HTTP API with the details derived from the exception.
	 * @param error the exception
	 * @return the ID of the event
	 */
	SentryId captureApiError(Throwable error);

	/**
	 * Capture an error of an HTTP API.
	 * @param error the exception
	 * @param details callback to set the endpoint, the status and the response
	 * @return the ID of the event
	 */
	SentryId captureApiError(Throwable error, Consumer<? super ApiErrorDetails> details);

	/**
	 * Capture an error of a cog, i.e. a listener or another module of the bot.
	 * @param error the exception
	 * @param cog the name of the cog
	 * @return the ID of the event
	 */
	SentryId captureCogError(Throwable error, String cog);

	/**
	 * Capture an error of a cog, i.e. a listener or another module of the bot.
	 * @param error the exception
	 * @param cog the name of the cog
	 * @param details callback to set the command and the event
	 * @return the ID of the event
	 */
	SentryId captureCogError(Throwable error, String cog, Consumer<? super CogErrorDetails> details);

	/**
	 * Capture a domain error. An error with a message for the Discord user is counted and
	 * not sent, unless {@code tux.sentry.filter.drop-user-facing-errors} is disabled.
	 * @param <E> the type of the exception
	 * @param error the exception
	 * @return the ID of the event
	 */
	<E extends Throwable & DomainError> SentryId captureTuxException(E error);

	/**
	 * Capture a domain error. An error with a message for the Discord user is counted and
	 * not sent, unless {@code tux.sentry.filter.drop-user-facing-errors} is disabled.
	 * @param <E> the type of the exception: a
	 * {@link io.github.tuxsentry.error.TuxException} or another exception that implements
	 * {@link DomainError}
	 * @param error the exception
	 * @param details callback to set the command, the user and the guild
	 * @return the ID of the event
	 */
	<E extends Throwable & DomainError> SentryId captureTuxException(E error,
			Consumer<? super TuxErrorDetails> details);

	/**
	 * Capture any exception with the context {@code extra}.
	 * @param error the exception; if it cannot be read completely, the readable part is
	 * sent
	 * @param extraContext additional values by key
	 * @return the ID of the event
	 */
	SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext);

	/**
	 * Capture any exception with the context {@code extra} and, if
	 * {@code tux.sentry.capture.locals.enabled} is {@code true}, the context
	 * {@code locals}: the local variables of the calling method that are still in use,
	 * and those of its callers.
	 * @param error the exception; if it cannot be read completely, the readable part is
	 * sent
	 * @param extraContext additional values by key
	 * @param captureLocals whether to capture local variables
	 * @return the ID of the event
	 */
	SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext,
			boolean captureLocals);

	/**
	 * Capture any exception with the context {@code extra} and the given local variables
	 * as the context {@code locals}.
	 * @param error the exception; if it cannot be read completely, the readable part is
	 * sent
	 * @param extraContext additional values by key
	 * @param locals values by name of the variable
	 * @return the ID of the event
	 */
	SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext,
			@Nullable Map<String, ?> locals);

	/**
	 * Convert an exception of an HTTP client to an API exception and capture it. This is
	 * a variant of {@link #convertHttpError(Throwable, String, String, String)} for
	 * requests without a resource name.
	 * @param error the exception of the HTTP client
	 * @param service the name of the API, e.g. {@code GitHub}
	 * @param endpoint the endpoint, low in cardinality, e.g. {@code repos.get}
	 * @return the exception to throw
	 */
	RuntimeException convertHttpError(@Nullable Throwable error, String service, String endpoint);

	/**
	 * Convert an exception of an HTTP client to an API exception and capture it.
	 * Typically used in a {@code throw} statement:
	 *
	 * <pre>{@code
	 * throw this.errors.convertHttpError(ex, "GitHub", "repos.get", owner + "/" + name);
	 * }</pre>
	 *
	 * An exception that is not related to HTTP is captured and not converted: an
	 * unchecked exception is returned, and any other exception is thrown by this method,
	 * even if it is checked. If the exception is {@code null}, an
	 * {@link IllegalArgumentException} is captured and returned.
	 * @param error the exception of the HTTP client, which becomes the cause
	 * @param service the name of the API, e.g. {@code GitHub}
	 * @param endpoint the endpoint, low in cardinality, e.g. {@code repos.get}
	 * @param notFoundResource the name of the requested resource, used for status 404
	 * @return the exception to throw: a
	 * {@link io.github.tuxsentry.error.TuxApiResourceNotFoundException} for status 404, a
	 * {@link io.github.tuxsentry.error.TuxApiPermissionException} for status 403, a
	 * {@link io.github.tuxsentry.error.TuxApiRequestException} for any other error
	 * status, and a {@link io.github.tuxsentry.error.TuxApiConnectionException} if no
	 * response was received
	 */
	RuntimeException convertHttpError(@Nullable Throwable error, String service, String endpoint,
			String notFoundResource);

	/**
	 * Convert an error response to an API exception and capture it. Intended for HTTP
	 * clients that do not throw exceptions for error responses, such as
	 * {@link java.net.http.HttpClient} and OkHttp.
	 * @param status the HTTP status, e.g. 404
	 * @param response the response body, or {@code null}
	 * @param service the name of the API, e.g. {@code GitHub}
	 * @param endpoint the endpoint, low in cardinality, e.g. {@code repos.get}
	 * @param notFoundResource the name of the requested resource, used for status 404, or
	 * {@code null}
	 * @return the exception to throw
	 */
	TuxApiException convertHttpStatus(int status, @Nullable String response, String service, String endpoint,
			@Nullable String notFoundResource);

}
