package io.github.tuxsentry.capture;

/**
 * What is known of an error of a cog: tags {@code error.type=cog}, {@code cog.name},
 * {@code command.name} and {@code event.name}, context {@code cog_error}.
 */
public interface CogErrorDetails {

	/**
	 * Sets the command.
	 * @param command the command's qualified name
	 * @return these details
	 */
	CogErrorDetails command(String command);

	/**
	 * Sets the event.
	 * @param event the event's name
	 * @return these details
	 */
	CogErrorDetails event(String event);

}
