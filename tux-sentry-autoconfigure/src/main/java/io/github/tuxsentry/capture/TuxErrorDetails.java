package io.github.tuxsentry.capture;

/**
 * Details of a domain error, sent as the tags {@code error.type=tux_error} and
 * {@code error.severity} and the context {@code tux_error}. The severity determines the
 * level of the event.
 * <p>
 * Instances are not thread-safe and are only valid during the callback that receives
 * them.
 *
 * @since 0.1.0
 */
public interface TuxErrorDetails {

	/**
	 * Set the command.
	 * @param command the qualified name of the command
	 * @return these details
	 */
	TuxErrorDetails command(String command);

	/**
	 * Set the user.
	 * @param userId the ID of the Discord user
	 * @return these details
	 */
	TuxErrorDetails user(String userId);

	/**
	 * Set the guild.
	 * @param guildId the ID of the guild
	 * @return these details
	 */
	TuxErrorDetails guild(String guildId);

}
