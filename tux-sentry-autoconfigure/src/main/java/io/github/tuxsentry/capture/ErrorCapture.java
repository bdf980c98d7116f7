package io.github.tuxsentry.capture;

import java.util.Map;
import java.util.function.Consumer;

import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.TuxApiException;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * Captures errors with the tags and the context of their kind. What an error tells itself
 * is taken from it; what is said explicitly wins. Each method that captures returns the
 * event's id, of an error that was captured before the id of that event,
 * {@link SentryId#EMPTY_ID} if it was not sent, and never throws. Thread-safe.
 */
public interface ErrorCapture {

	/**
	 * Captures an error of a database, with what the error itself tells.
	 * @param error the error
	 * @return the event's id
	 */
	SentryId captureDatabaseError(Throwable error);

	/**
	 * Captures an error of a database.
	 * @param error the error
	 * @param details says which query, table and operation failed
	 * @return the event's id
	 */
	SentryId captureDatabaseError(Throwable error, Consumer<? super DatabaseErrorDetails> details);

	/**
	 * Captures an error of an API that was called, with what the error itself tells.
	 * @param error the error
	 * @return the event's id
	 */
	SentryId captureApiError(Throwable error);

	/**
	 * Captures an error of an API that was called.
	 * @param error the error
	 * @param details says which endpoint answered what
	 * @return the event's id
	 */
	SentryId captureApiError(Throwable error, Consumer<? super ApiErrorDetails> details);

	/**
	 * Captures an error of a cog: a listener or another part of the bot.
	 * @param error the error
	 * @param cog the cog's name
	 * @return the event's id
	 */
	SentryId captureCogError(Throwable error, String cog);

	/**
	 * Captures an error of a cog: a listener or another part of the bot.
	 * @param error the error
	 * @param cog the cog's name
	 * @param details says which command or event it was about
	 * @return the event's id
	 */
	SentryId captureCogError(Throwable error, String cog, Consumer<? super CogErrorDetails> details);

	/**
	 * Captures an error of the bot's domain.
	 * @param <E> the error's type
	 * @param error the error
	 * @return the event's id
	 */
	<E extends Throwable & DomainError> SentryId captureTuxException(E error);

	/**
	 * Captures an error of the bot's domain. One that the Discord user is told is counted
	 * and not sent.
	 * @param <E> the error's type: a {@link io.github.tuxsentry.error.TuxException} or an
	 * exception of the bot's own that takes part
	 * @param error the error
	 * @param details says which command, user and guild it was about
	 * @return the event's id
	 */
	<E extends Throwable & DomainError> SentryId captureTuxException(E error,
			Consumer<? super TuxErrorDetails> details);

	/**
	 * Captures whatever it is given, with a context {@code extra}.
	 * @param error the error; of one that cannot be read, what can be
	 * @param extraContext what else is known, values by key
	 * @return the event's id
	 */
	SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext);

	/**
	 * Captures whatever it is given, with a context {@code extra} and, where
	 * {@code tux.sentry.capture.locals} is enabled, a context {@code locals}: the local
	 * variables of the caller that are still needed after this call, and in it those of
	 * its own callers.
	 * @param error the error; of one that cannot be read, what can be
	 * @param extraContext what else is known, values by key
	 * @param captureLocals whether to tell local variables
	 * @return the event's id
	 */
	SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext,
			boolean captureLocals);

	/**
	 * Captures whatever it is given, with a context {@code extra} and a context
	 * {@code locals} of what the caller tells.
	 * @param error the error; of one that cannot be read, what can be
	 * @param extraContext what else is known, values by key
	 * @param locals values by the name of the variable
	 * @return the event's id
	 */
	SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext,
			@Nullable Map<String, ?> locals);

	/**
	 * Converts what an HTTP client has thrown to an error of ours and captures it, as
	 * {@link #convertHttpError(Throwable, String, String, String)} does, where what was
	 * asked for has no name.
	 * @param error what was thrown
	 * @param service the name of the API, e.g. {@code GitHub}
	 * @param endpoint the endpoint, low in cardinality, e.g. {@code repos.get}
	 * @return the exception to be thrown
	 */
	RuntimeException convertHttpError(@Nullable Throwable error, String service, String endpoint);

	/**
	 * Converts what an HTTP client has thrown to an error of ours and captures it. Use it
	 * with {@code throw}:
	 *
	 * <pre>{@code
	 * throw errors.convertHttpError(failure, "GitHub", "repos.get", owner + "/" + repo);
	 * }</pre>
	 *
	 * An error that has nothing to do with HTTP is captured and comes back as it is: an
	 * unchecked exception is returned, anything else is thrown, checked or not. In place
	 * of an error that is {@code null} an {@link IllegalArgumentException} is captured
	 * and returned.
	 * @param error what was thrown; it becomes the cause
	 * @param service the name of the API, e.g. {@code GitHub}
	 * @param endpoint the endpoint, low in cardinality, e.g. {@code repos.get}
	 * @param notFoundResource what was asked for, in case of a 404
	 * @return the exception to be thrown: a
	 * {@link io.github.tuxsentry.error.TuxApiResourceNotFoundException} of a 404, a
	 * {@link io.github.tuxsentry.error.TuxApiPermissionException} of a 403, a
	 * {@link io.github.tuxsentry.error.TuxApiRequestException} of another status, a
	 * {@link io.github.tuxsentry.error.TuxApiConnectionException} where no answer came
	 */
	RuntimeException convertHttpError(@Nullable Throwable error, String service, String endpoint,
			String notFoundResource);

	/**
	 * Converts an answer that is an error to an error of ours and captures it, for HTTP
	 * clients that throw nothing then, such as {@link java.net.http.HttpClient} and
	 * OkHttp.
	 * @param status the status, e.g. 404
	 * @param response the body, or {@code null}
	 * @param service the name of the API, e.g. {@code GitHub}
	 * @param endpoint the endpoint, low in cardinality, e.g. {@code repos.get}
	 * @param notFoundResource what was asked for, in case of a 404, or {@code null} if
	 * that has no name
	 * @return the exception to be thrown
	 */
	TuxApiException convertHttpStatus(int status, @Nullable String response, String service, String endpoint,
			@Nullable String notFoundResource);

}
