package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.spi.FailureStatusRule;
import io.github.tuxsentry.spi.HttpFailure;
import io.github.tuxsentry.spi.HttpFailureReader;
import io.sentry.SpanStatus;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the exceptions that JDA throws for error responses of Discord: the HTTP
 * failure, and the status of a span that fails with one.
 */
final class DiscordFailures implements HttpFailureReader, FailureStatusRule {

	DiscordFailures() {
	}

	@Override
	public @Nullable HttpFailure read(Throwable error) {
		if (!(error instanceof ErrorResponseException response)) {
			return null;
		}
		int status = response.getResponse().code;
		return (status > HttpFailure.NO_RESPONSE)
				? new HttpFailure(status, response.getErrorCode() + ": " + response.getMeaning(), null, null)
				: HttpFailure.noResponse();
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
