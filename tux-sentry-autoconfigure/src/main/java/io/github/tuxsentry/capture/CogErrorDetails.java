package io.github.tuxsentry.capture;

/**
 * Details of an error of a cog, sent as the tags {@code error.type=cog},
 * {@code cog.name}, {@code command.name} and {@code event.name} and the context
 * {@code cog_error}.
 * <p>
 * Instances are not thread-safe and are only valid during the callback that receives
 * them.
 *
 * @since 0.1.0
 */
public interface CogErrorDetails {

	/**
	 * Set the command.
	 * @param command the qualified name of the command
	 * @return these details
	 */
	CogErrorDetails command(String command);

	/**
	 * Set the event.
	 * @param event the name of the event
	 * @return these details
	 */
	CogErrorDetails event(String event);

}
