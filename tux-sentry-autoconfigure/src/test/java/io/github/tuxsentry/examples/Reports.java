package io.github.tuxsentry.examples;

import java.util.concurrent.CompletableFuture;

import io.github.tuxsentry.CommandTracker;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * The example of work that a command is held open for in docs/discord.md.
 */
public class Reports extends ListenerAdapter {

	private final CommandTracker tracker;

	private final ReportService reports;

	Reports(CommandTracker tracker, ReportService reports) {
		this.tracker = tracker;
		this.reports = reports;
	}

	@Override
	public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		event.reply("Working on it").queue();
		this.tracker.track(this.reports.create(event.getUser()));
	}

	interface ReportService {

		CompletableFuture<String> create(User user);

	}

}
