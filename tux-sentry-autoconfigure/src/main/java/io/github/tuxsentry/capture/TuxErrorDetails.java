package io.github.tuxsentry.capture;

/**
 * What is known of an error of the bot's domain: tags {@code error.type=tux_error} and
 * {@code error.severity}, context {@code tux_error}. The severity is the event's level.
 */
public interface TuxErrorDetails {

	/**
	 * Sets the command.
	 * @param command the command's qualified name
	 * @return these details
	 */
	TuxErrorDetails command(String command);

	/**
	 * Sets the user.
	 * @param userId the Discord user's id
	 * @return these details
	 */
	TuxErrorDetails user(String userId);

	/**
	 * Sets the guild.
	 * @param guildId the guild's id
	 * @return these details
	 */
	TuxErrorDetails guild(String guildId);

}
