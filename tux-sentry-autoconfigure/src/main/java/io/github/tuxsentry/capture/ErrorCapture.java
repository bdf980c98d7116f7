package io.github.tuxsentry.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.error.TuxException;
import io.github.tuxsentry.fault.FaultBarrier;
import io.sentry.protocol.SentryId;

/**
 * Captures errors with the tags and the context of their kind. Each method returns the
 * event's id, {@link SentryId#EMPTY_ID} if it was not sent, and never throws.
 * Thread-safe.
 */
public final class ErrorCapture {

	private final SentryManager sentry;

	private final FaultBarrier faults;

	/**
	 * Creates an error capture.
	 * @param sentry captures
	 * @param faults takes the faults of the library
	 */
	public ErrorCapture(SentryManager sentry, FaultBarrier faults) {
		this.sentry = sentry;
		this.faults = faults;
	}

	/**
	 * Captures an error of a database.
	 * @param error the error
	 * @param details says which query, table and operation failed
	 * @return the event's id
	 */
	public SentryId captureDatabaseError(Throwable error, Consumer<DatabaseErrorDetails> details) {
		return capture(error, new DatabaseErrorDetails(), details);
	}

	/**
	 * Captures an error of an API that was called.
	 * @param error the error
	 * @param details says which endpoint answered what
	 * @return the event's id
	 */
	public SentryId captureApiError(Throwable error, Consumer<ApiErrorDetails> details) {
		return capture(error, new ApiErrorDetails(), details);
	}

	/**
	 * Captures an error of a cog: a listener or another part of the bot.
	 * @param error the error
	 * @param cog the cog's name
	 * @param details says which command or event it was about
	 * @return the event's id
	 */
	public SentryId captureCogError(Throwable error, String cog, Consumer<CogErrorDetails> details) {
		return capture(error, new CogErrorDetails(cog), details);
	}

	/**
	 * Captures an error of the bot's domain. One that the Discord user is told is counted
	 * and not sent.
	 * @param error the error
	 * @param details says which command, user and guild it was about
	 * @return the event's id
	 */
	public SentryId captureTuxException(TuxException error, Consumer<TuxErrorDetails> details) {
		return capture(error, new TuxErrorDetails(error), details);
	}

	/**
	 * Captures whatever it is given, with a context {@code extra}.
	 * @param error the error
	 * @param extraContext what else is known, values by key
	 * @return the event's id
	 */
	public SentryId captureExceptionSafe(Throwable error, Map<String, ?> extraContext) {
		return this.faults.get("capture safely", () -> this.sentry.captureException(error, (spec) -> {
			spec.tag("error.captured_safely", true);
			spec.context("extra", new LinkedHashMap<>(extraContext));
		}), SentryId.EMPTY_ID);
	}

	private <D extends ErrorDetails> SentryId capture(Throwable error, D details, Consumer<D> described) {
		this.faults.run("describe an error", () -> described.accept(details));
		return this.sentry.captureException(error, (CaptureSpec spec) -> details.writeTo(spec, error));
	}

}
