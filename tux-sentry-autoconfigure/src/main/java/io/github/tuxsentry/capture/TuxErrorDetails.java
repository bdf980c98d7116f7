package io.github.tuxsentry.capture;

import java.util.Locale;

import io.github.tuxsentry.error.TuxException;

/**
 * What is known of an error of the bot's domain: tags {@code error.type=tux_error} and
 * {@code error.severity}, context {@code tux_error}.
 */
public final class TuxErrorDetails extends ErrorDetails {

	TuxErrorDetails(TuxException error) {
		super("tux_error", "tux_error");
		tag("error.severity", error.getSeverity().name().toLowerCase(Locale.ROOT));
		value("error_code", error.getCode());
		value("user_facing", error.isUserFacing());
	}

	/**
	 * Sets the command.
	 * @param command the command's qualified name
	 * @return these details
	 */
	public TuxErrorDetails command(String command) {
		value("command", command);
		return this;
	}

	/**
	 * Sets the user.
	 * @param userId the Discord user's id
	 * @return these details
	 */
	public TuxErrorDetails user(String userId) {
		value("user_id", userId);
		return this;
	}

	/**
	 * Sets the guild.
	 * @param guildId the guild's id
	 * @return these details
	 */
	public TuxErrorDetails guild(String guildId) {
		value("guild_id", guildId);
		return this;
	}

}
