package io.github.tuxsentry.discord;

import java.time.Duration;

import io.github.tuxsentry.core.StopStep;

/**
 * Lets no more commands begin and waits for those that run.
 */
public final class CommandsStop implements StopStep {

	private final RunningCommands commands;

	/**
	 * Creates the step.
	 * @param commands the commands that run
	 */
	public CommandsStop(RunningCommands commands) {
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
