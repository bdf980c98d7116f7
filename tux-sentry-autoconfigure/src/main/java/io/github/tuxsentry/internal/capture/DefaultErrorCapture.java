package io.github.tuxsentry.internal.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ApiErrorDetails;
import io.github.tuxsentry.capture.CogErrorDetails;
import io.github.tuxsentry.capture.DatabaseErrorDetails;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.capture.TuxErrorDetails;
import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.TuxApiException;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.HttpErrors;
import io.github.tuxsentry.spi.HttpFailure;
import io.github.tuxsentry.spi.LocalVariables;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * {@link ErrorCapture} that adds the tags and the context of each kind of error. Details
 * are derived from the exception; explicit details take precedence. Each capturing method
 * returns the event ID, or the ID of the earlier event if the exception was already
 * captured, or {@link SentryId#EMPTY_ID} if the event was not sent. Methods never throw.
 * Thread-safe.
 */
public final class DefaultErrorCapture implements ErrorCapture {

	private static final Consumer<Object> NO_DETAILS = (details) -> {
	};

	private final SentryManager sentry;

	private final FailedStatements statements;

	private final HttpErrors http;

	private final LocalVariables locals;

	private final FaultBarrier faults;

	/**
	 * Create a new error capture.
	 * @param sentry captures the exceptions
	 * @param statements the registry of failed statements
	 * @param http converts exceptions of HTTP clients
	 * @param locals provides local variables
	 * @param faults handles internal errors
	 */
	public DefaultErrorCapture(SentryManager sentry, FailedStatements statements, HttpErrors http,
			LocalVariables locals, FaultBarrier faults) {
		this.sentry = sentry;
		this.statements = statements;
		this.http = http;
		this.locals = locals;
		this.faults = faults;
	}

	@Override
	public SentryId captureDatabaseError(Throwable error) {
		return captureDatabaseError(error, NO_DETAILS);
	}

	@Override
	public SentryId captureDatabaseError(Throwable error, Consumer<? super DatabaseErrorDetails> details) {
		return capture(error, new DatabaseErrorReport(this.statements), details);
	}

	@Override
	public SentryId captureApiError(Throwable error) {
		return captureApiError(error, NO_DETAILS);
	}

	@Override
	public SentryId captureApiError(Throwable error, Consumer<? super ApiErrorDetails> details) {
		return capture(error, new ApiErrorReport(this.http), details);
	}

	@Override
	public SentryId captureCogError(Throwable error, String cog) {
		return captureCogError(error, cog, NO_DETAILS);
	}

	@Override
	public SentryId captureCogError(Throwable error, String cog, Consumer<? super CogErrorDetails> details) {
		return capture(error, new CogErrorReport(cog), details);
	}

	@Override
	public <E extends Throwable & DomainError> SentryId captureTuxException(E error) {
		return captureTuxException(error, NO_DETAILS);
	}

	@Override
	public <E extends Throwable & DomainError> SentryId captureTuxException(E error,
			Consumer<? super TuxErrorDetails> details) {
		return capture(error, new TuxErrorReport(), details);
	}

	@Override
	public SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext) {
		return captureSafely(error, extraContext, null);
	}

	@Override
	public SentryId captureExceptionSafe(@Nullable Throwable error, @Nullable Map<String, ?> extraContext,
			boolean captureLocals) {
		Map<String, Object> found = (captureLocals && this.sentry.isInitialized())
				? this.faults.get("find local variables", this.locals::captureCallers, Map.of()) : null;
		return captureSafely(error, extraContext, found);
	}

	@Override
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

	@Override
	public RuntimeException convertHttpError(@Nullable Throwable error, String service, String endpoint) {
		return converted(error, service, endpoint, null);
	}

	@Override
	public RuntimeException convertHttpError(@Nullable Throwable error, String service, String endpoint,
			String notFoundResource) {
		return converted(error, service, endpoint, notFoundResource);
	}

	private RuntimeException converted(@Nullable Throwable given, String service, String endpoint,
			@Nullable String notFoundResource) {
		Throwable error = (given != null) ? given
				: new IllegalArgumentException("The error of " + service + " must not be null");
		TuxApiException converted = this.faults.getOrNull("convert an HTTP error",
				() -> this.http.convert(error, service, notFoundResource));
		Throwable reported = (converted != null) ? converted : error;
		captureApiError(reported, (api) -> api.endpoint(endpoint));
		if (reported instanceof RuntimeException unchecked) {
			return unchecked;
		}
		throw DefaultErrorCapture.<RuntimeException>sneakyThrow(reported);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T sneakyThrow(Throwable error) throws T {
		throw (T) error;
	}

	@Override
	public TuxApiException convertHttpStatus(int status, @Nullable String response, String service, String endpoint,
			@Nullable String notFoundResource) {
		TuxApiException converted = this.http.convert(new HttpFailure(status, null, response, endpoint), service,
				notFoundResource, null);
		captureApiError(converted, (api) -> {
			api.endpoint(endpoint);
			if (response != null) {
				api.response(response);
			}
		});
		return converted;
	}

	private <D extends ErrorReport> SentryId capture(@Nullable Throwable error, D details,
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
