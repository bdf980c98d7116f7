package io.github.tuxsentry.examples;

import java.util.Map;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;

/**
 * The examples of docs/errors.md.
 */
class Captures {

	private final SentryManager sentry;

	private final ErrorCapture errors;

	Captures(SentryManager sentry, ErrorCapture errors) {
		this.sentry = sentry;
		this.errors = errors;
	}

	void captureWithContext(Exception failure, Object member, String reason) {
		this.sentry.captureException(failure,
				(event) -> event.user(member)
					.tag("feature", "moderation")
					.context("moderation", Map.of("action", "ban", "reason", reason)));
	}

	void captureByKind(Exception failure) {
		this.errors.captureDatabaseError(failure,
				(database) -> database.query("SELECT * FROM cases").table("cases").operation("select"));
		this.errors.captureApiError(failure, (api) -> api.endpoint("repos.get").statusCode(404));
		this.errors.captureCogError(failure, "Moderation", (cog) -> cog.command("ban"));
		this.errors.captureExceptionSafe(failure, Map.of("operation", "user_update"));
	}

	void captureWhatTheExceptionTells(Exception failure) {
		this.errors.captureDatabaseError(failure);
	}

	static class OutOfStockException extends IllegalStateException implements DomainError {

		@Override
		public String getCode() {
			return "out_of_stock";
		}

		@Override
		public String getUserMessage() {
			return "There are none left.";
		}

	}

	static class NotAllowedException extends TuxException {

		NotAllowedException() {
			super("not_allowed", "Member lacks BAN_MEMBERS", ErrorSeverity.INFO, "You may not ban members.", null);
		}

	}

}
