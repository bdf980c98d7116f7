package io.github.tuxsentry.discord;

import java.util.List;

/**
 * A command that came in as a message.
 *
 * @param name the command's qualified name, low in cardinality, e.g. {@code cases list}
 * @param prefix the prefix that marked it, e.g. {@code !}
 * @param invokedWith the name that the user wrote, e.g. an alias
 * @param arguments what the user wrote behind it
 */
public record PrefixCommand(String name, String prefix, String invokedWith, List<String> arguments) {

	/**
	 * Creates a command with a copy of the arguments.
	 * @param name the command's qualified name
	 * @param prefix the prefix that marked it
	 * @param invokedWith the name that the user wrote
	 * @param arguments what the user wrote behind it
	 */
	public PrefixCommand {
		arguments = List.copyOf(arguments);
	}

}
