package io.github.tuxsentry.discord;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

import io.sentry.SpanStatus;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;

/**
 * Which status a command ends with when it fails.
 */
final class FailureStatuses {

	private FailureStatuses() {
	}

	static SpanStatus of(Throwable failure) {
		if (failure instanceof ErrorResponseException error && error.getResponse().code > 0) {
			return SpanStatus.fromHttpStatusCode(error.getResponse().code, SpanStatus.INTERNAL_ERROR);
		}
		if (failure instanceof PermissionException) {
			return SpanStatus.PERMISSION_DENIED;
		}
		if (failure instanceof TimeoutException) {
			return SpanStatus.DEADLINE_EXCEEDED;
		}
		return (failure instanceof CancellationException) ? SpanStatus.CANCELLED : SpanStatus.INTERNAL_ERROR;
	}

}
