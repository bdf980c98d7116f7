package io.github.tuxsentry.internal.discord.execution;

import java.util.concurrent.CancellationException;

/**
 * Outcome of a command that was still running when the bot shut down.
 */
final class CommandAbortedException extends CancellationException {

	CommandAbortedException() {
		super("The bot shut down while the command was running");
	}

}
