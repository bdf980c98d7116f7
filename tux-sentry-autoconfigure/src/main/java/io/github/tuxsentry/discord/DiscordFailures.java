package io.github.tuxsentry.discord;

import io.github.tuxsentry.http.HttpFailure;
import io.github.tuxsentry.http.HttpFailureReader;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.jspecify.annotations.Nullable;

/**
 * Knows what JDA throws for calls to Discord.
 */
public final class DiscordFailures implements HttpFailureReader {

	/**
	 * Creates a reader.
	 */
	public DiscordFailures() {
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
