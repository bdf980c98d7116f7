package io.github.tuxsentry.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.TuxApiException;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.http.HttpErrors;
import io.github.tuxsentry.http.HttpFailure;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * Captures errors with the tags and the context of their kind. What an error tells itself
 * is taken from it; what is said explicitly wins. Each method that captures returns the
 * event's id, of an error that was captured before the id of that event,
 * {@link SentryId#EMPTY_ID} if it was not sent, and never throws. Thread-safe.
 */
public final class ErrorCapture {

	private static final Consumer<Object> NOTHING_MORE = (details) -> {
	};

	private final SentryManager sentry;

	private final FailedStatements statements;

	private final HttpErrors http;

	private final LocalVariables locals;

	private final FaultBarrier faults;

	/**
	 * Creates an error capture.
	 * @param sentry captures
	 * @param statements knows which statements failed
	 * @param http knows the errors of HTTP clients
	 * @param faults takes the faults of the library
	 */
	public ErrorCapture(SentryManager sentry, FailedStatements statements, HttpErrors http, FaultBarrier faults) {
		this(sentry, statements, http, LocalVariables.unknown(), faults);
	}

	/**
	 * Creates an error capture that may tell local variables.
	 * @param sentry captures
	 * @param statements knows which statements failed
	 * @param http knows the errors of HTTP clients
	 * @param locals knows local variables
	 * @param faults takes the faults of the library
	 */
	public ErrorCapture(SentryManager sentry, FailedStatements statements, HttpErrors http, LocalVariables locals,
			FaultBarrier faults) {
		this.sentry = sentry;
		this.statements = statements;
		this.http = http;
		this.locals = locals;
		this.faults = faults;
	}

	/**
	 * Captures an error of a database, with what the error itself tells.
	 * @param error the error
	 * @return the event's id
	 */
	public SentryId captureDatabaseError(Throwable error) {
		return captureDatabaseError(error, NOTHING_MORE);
	}

	/**
	 * Captures an error of a database.
	 * @param error the error
	 * @param details says which query, table and operation failed
	 * @return the event's id
	 */
	public SentryId captureDatabaseError(Throwable error, Consumer<? super DatabaseErrorDetails> details) {
		return capture(error, new DatabaseErrorDetails(this.statements), details);
	}

	/**
	 * Captures an error of an API that was called, with what the error itself tells.
	 * @param error the error
	 * @return the event's id
	 */
	public SentryId captureApiError(Throwable error) {
		return captureApiError(error, NOTHING_MORE);
	}

	/**
	 * Captures an error of an API that was called.
	 * @param error the error
	 * @param details says which endpoint answered what
	 * @return the event's id
	 */
	public SentryId captureApiError(Throwable error, Consumer<? super ApiErrorDetails> details) {
		return capture(error, new ApiErrorDetails(this.http), details);
	}

	/**
	 * Captures an error of a cog: a listener or another part of the bot.
	 * @param error the error
	 * @param cog the cog's name
	 * @return the event's id
	 */
	public SentryId captureCogError(Throwable error, String cog) {
		return captureCogError(error, cog, NOTHING_MORE);
	}

	/**
	 * Captures an error of a cog: a listener or another part of the bot.
	 * @param error the error
	 * @param cog the cog's name
	 * @param details says which command or event it was about
	 * @return the event's id
	 */
	public SentryId captureCogError(Throwable error, String cog, Consumer<? super CogErrorDetails> details) {
		return capture(error, new CogErrorDetails(cog), details);
	}

	/**
	 * Captures an error of the bot's domain.
	 * @param <E> the error's type
	 * @param error the error
	 * @return the event's id
	 */
	public <E extends Throwable & DomainError> SentryId captureTuxException(E error) {
		return captureTuxException(error, NOTHING_MORE);
	}

	/**
	 * Captures an error of the bot's domain. One that the Discord user is told is counted
	 * and not sent.
	 * @param <E> the error's type: a {@link io.github.tuxsentry.error.TuxException} or an
	 * exception of the bot's own that takes part
	 * @param error the error
	 * @param details says which command, user and guild it was about
	 * @return the event's id
	 */
	public <E extends Throwable & DomainError> SentryId captureTuxException(E error,
			Consumer<? super TuxErrorDetails> details) {
		return capture(error, new TuxErrorDetails(), details);
	}

	/**
	 * Captures whatever it is given, with a context {@code extra}.
	 * @param error the error; of one that cannot be read, what can be
	 * @param extraContext what else is known, values by key
	 * @return the event's id
	 */
	public SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext) {
		return captureSafely(error, extraContext, null);
	}

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
	public SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext,
			boolean captureLocals) {
		Map<String, Object> found = (captureLocals && this.sentry.isInitialized())
				? this.faults.get("find local variables", this.locals::ofCallers, Map.of()) : null;
		return captureSafely(error, extraContext, found);
	}

	/**
	 * Captures whatever it is given, with a context {@code extra} and a context
	 * {@code locals} of what the caller tells.
	 * @param error the error; of one that cannot be read, what can be
	 * @param extraContext what else is known, values by key
	 * @param locals values by the name of the variable
	 * @return the event's id
	 */
	public SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext,
			@Nullable Map<String, ?> locals) {
		return captureSafely(error, extraContext, locals);
	}

	private SentryId captureSafely(@Nullable Throwable error, @Nullable Map<String, ?> extraContext,
			@Nullable Map<String, ?> locals) {
		if (error == null) {
			return SentryId.EMPTY_ID;
		}
		return this.faults.get("capture safely", () -> this.sentry.captureException(error, (spec) -> {
			spec.tag("error.captured_safely", true);
			setContext(spec, "extra", extraContext);
			if (locals != null && !locals.isEmpty()) {
				setContext(spec, "locals", locals);
			}
		}), SentryId.EMPTY_ID);
	}

	private void setContext(CaptureSpec spec, String name, @Nullable Map<String, ?> values) {
		if (values != null) {
			this.faults.run("describe an error", () -> spec.context(name, new LinkedHashMap<>(values)));
		}
	}

	/**
	 * Converts what an HTTP client has thrown to an error of ours and captures it, as
	 * {@link #convertHttpError(Throwable, String, String, String)} does, where what was
	 * asked for has no name.
	 * @param error what was thrown
	 * @param service the name of the API, e.g. {@code GitHub}
	 * @param endpoint the endpoint, low in cardinality, e.g. {@code repos.get}
	 * @return the exception to be thrown
	 */
	public RuntimeException convertHttpError(@Nullable Throwable error, String service, String endpoint) {
		return converted(error, service, endpoint, null);
	}

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
	public RuntimeException convertHttpError(@Nullable Throwable error, String service, String endpoint,
			String notFoundResource) {
		return converted(error, service, endpoint, notFoundResource);
	}

	private RuntimeException converted(@Nullable Throwable given, String service, String endpoint,
			@Nullable String notFoundResource) {
		Throwable error = (given != null) ? given
				: new IllegalArgumentException("There is no error of " + service + " to convert");
		TuxApiException ours = this.faults.getOrNull("convert an HTTP error",
				() -> this.http.convert(error, service, notFoundResource));
		Throwable reported = (ours != null) ? ours : error;
		captureApiError(reported, (api) -> api.endpoint(endpoint));
		if (reported instanceof RuntimeException unchecked) {
			return unchecked;
		}
		throw ErrorCapture.<RuntimeException>asItIs(reported);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T asItIs(Throwable error) throws T {
		throw (T) error;
	}

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
	public TuxApiException convertHttpStatus(int status, @Nullable String response, String service, String endpoint,
			@Nullable String notFoundResource) {
		TuxApiException ours = this.http.convert(new HttpFailure(status, null, response, endpoint), service,
				notFoundResource, null);
		captureApiError(ours, (api) -> {
			api.endpoint(endpoint);
			if (response != null) {
				api.response(response);
			}
		});
		return ours;
	}

	private <D extends ErrorDetails> SentryId capture(@Nullable Throwable error, D details,
			Consumer<? super D> described) {
		if (error == null || !this.sentry.isInitialized()) {
			return SentryId.EMPTY_ID;
		}
		this.faults.run("read an error", () -> details.derive(error));
		this.faults.run("describe an error", () -> described.accept(details));
		return this.faults.get("capture an error", () -> this.sentry.captureException(error, details::writeTo),
				SentryId.EMPTY_ID);
	}

}
