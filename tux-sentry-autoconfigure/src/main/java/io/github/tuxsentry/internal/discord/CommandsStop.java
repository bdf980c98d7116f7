package io.github.tuxsentry.internal.discord;

import java.time.Duration;

import io.github.tuxsentry.internal.core.ShutdownStep;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;

/**
 * Lets no more commands begin and waits for those that run.
 */
final class CommandsStop implements ShutdownStep {

	private final RunningCommands commands;

	/**
	 * Creates the step.
	 * @param commands the commands that run
	 */
	CommandsStop(RunningCommands commands) {
		this.commands = commands;
	}

	@Override
	public String description() {
		return "await commands";
	}

	@Override
	public void stop(Duration patience) throws InterruptedException {
		this.commands.stop(patience);
	}

}
