package io.github.tuxsentry.discord;

import java.util.List;

/**
 * Command that was received as a message.
 *
 * @param name the qualified name of the command, low in cardinality, e.g.
 * {@code cases list}
 * @param prefix the prefix of the message, e.g. {@code !}
 * @param invokedWith the name as written by the user, e.g. an alias
 * @param arguments the arguments that follow the name
 * @since 0.1.0
 */
public record PrefixCommand(String name, String prefix, String invokedWith, List<String> arguments) {

	/**
	 * Create a new command with a copy of the given arguments.
	 * @param name the qualified name of the command
	 * @param prefix the prefix of the message
	 * @param invokedWith the name as written by the user
	 * @param arguments the arguments that follow the name
	 */
	public PrefixCommand {
		arguments = List.copyOf(arguments);
	}

}
