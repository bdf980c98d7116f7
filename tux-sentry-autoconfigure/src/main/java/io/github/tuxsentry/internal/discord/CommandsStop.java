package io.github.tuxsentry.internal.discord;

import java.time.Duration;

import io.github.tuxsentry.internal.core.ShutdownStep;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;

/**
 * Shutdown step that rejects further commands, and waits for the running ones.
 */
final class CommandsStop implements ShutdownStep {

	private final RunningCommands commands;

	CommandsStop(RunningCommands commands) {
		this.commands = commands;
	}

	@Override
	public String description() {
		return "await commands";
	}

	@Override
	public void stop(Duration timeout) throws InterruptedException {
		this.commands.stop(timeout);
	}

}
