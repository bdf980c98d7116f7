package io.github.tuxsentry.examples;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;

/**
 * The handler of docs/command-frameworks.md.
 */
class FailureHandler {

	private final SentryManager sentry;

	private final CommandTracker tracker;

	FailureHandler(SentryManager sentry, CommandTracker tracker) {
		this.sentry = sentry;
		this.tracker = tracker;
	}

	public void onFailure(GenericCommandInteractionEvent event, Throwable failure) {
		try (CommandTracker.Hold command = this.tracker.hold()) {
			command.fail(failure);
			this.sentry.captureException(failure, (details) -> details.command(event).user(event.getUser()));
			event.reply("Something went wrong.").setEphemeral(true).queue();
		}
	}

}
