package io.github.tuxsentry.tracing;

import java.util.concurrent.CancellationException;

import io.sentry.SpanStatus;

/**
 * Which status a span ends with when its work fails.
 */
final class FailureStatus {

	private FailureStatus() {
	}

	static SpanStatus of(Throwable failure) {
		return (failure instanceof CancellationException) ? SpanStatus.CANCELLED : SpanStatus.INTERNAL_ERROR;
	}

}
