package io.github.tuxsentry.test.discord;

/**
 * The ways a user can give a bot a command.
 */
public enum CommandKind {

	/** A slash command, such as {@code /ban user:@bob}. */
	SLASH(1),

	/** A command in the context menu of a user. */
	USER(2),

	/** A command in the context menu of a message. */
	MESSAGE(3),

	/** A message whose text is a command, such as {@code !ban @bob}. */
	PREFIX(0);

	private final int wireType;

	CommandKind(int wireType) {
		this.wireType = wireType;
	}

	/**
	 * Discord's number of an application command's type; no number for a message.
	 */
	int wireType() {
		return this.wireType;
	}

}
