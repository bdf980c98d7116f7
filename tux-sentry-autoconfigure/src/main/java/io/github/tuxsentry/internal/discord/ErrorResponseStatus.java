package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.spi.FailureStatusRule;
import io.sentry.SpanStatus;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.jspecify.annotations.Nullable;

/**
 * Rule that maps an error response of Discord to the status of that response.
 */
final class ErrorResponseStatus implements FailureStatusRule {

	ErrorResponseStatus() {
	}

	@Override
	public Class<? extends Throwable> type() {
		return ErrorResponseException.class;
	}

	@Override
	public @Nullable SpanStatus statusOf(Throwable failure) {
		return (failure instanceof ErrorResponseException error && error.getResponse().code > 0)
				? SpanStatus.fromHttpStatusCode(error.getResponse().code) : null;
	}

}
