package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.spi.HttpFailure;
import io.github.tuxsentry.spi.HttpFailureReader;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the exceptions that JDA throws for calls to Discord.
 */
final class DiscordFailures implements HttpFailureReader {

	DiscordFailures() {
	}

	@Override
	public @Nullable HttpFailure read(Throwable error) {
		if (!(error instanceof ErrorResponseException response)) {
			return null;
		}
		int status = response.getResponse().code;
		return (status > HttpFailure.NO_ANSWER)
				? new HttpFailure(status, response.getErrorCode() + ": " + response.getMeaning(), null, null)
				: HttpFailure.noAnswer();
	}

}
