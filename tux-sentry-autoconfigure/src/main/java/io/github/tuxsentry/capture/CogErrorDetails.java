package io.github.tuxsentry.capture;

/**
 * What is known of an error of a cog: tags {@code error.type=cog}, {@code cog.name},
 * {@code command.name} and {@code event.name}, context {@code cog_error}.
 */
public final class CogErrorDetails extends ErrorDetails {

	CogErrorDetails(String cog) {
		super("cog", "cog_error");
		tag("cog.name", cog);
		value("cog_name", cog);
	}

	/**
	 * Sets the command.
	 * @param command the command's qualified name
	 * @return these details
	 */
	public CogErrorDetails command(String command) {
		tag("command.name", command);
		value("command", command);
		return this;
	}

	/**
	 * Sets the event.
	 * @param event the event's name
	 * @return these details
	 */
	public CogErrorDetails event(String event) {
		tag("event.name", event);
		value("event", event);
		return this;
	}

}
