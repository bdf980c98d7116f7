package io.github.tuxsentry.test.discord;

/**
 * Kind of command.
 *
 * @since 0.1.0
 */
public enum CommandKind {

	/**
	 * Slash command, e.g. {@code /ban user:@bob}.
	 */
	SLASH(1),

	/**
	 * Command of the context menu of a user.
	 */
	USER(2),

	/**
	 * Command of the context menu of a message.
	 */
	MESSAGE(3),

	/**
	 * Prefix command, which is the text of a message, e.g. {@code !ban @bob}.
	 */
	PREFIX(0);

	private final int wireType;

	CommandKind(int wireType) {
		this.wireType = wireType;
	}

	/**
	 * Return the type of an application command in the API of Discord, or 0 for a
	 * message.
	 */
	int wireType() {
		return this.wireType;
	}

}
