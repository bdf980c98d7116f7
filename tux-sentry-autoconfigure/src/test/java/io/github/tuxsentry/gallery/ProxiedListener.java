package io.github.tuxsentry.gallery;

import io.github.tuxsentry.tracing.Span;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * Listener of which Spring makes a proxy.
 */
class ProxiedListener extends ListenerAdapter {

	@Override
	@Span(op = "bot.listener", description = "Perform a command")
	public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		Course course = Shape.PROXY.course(event);
		if (course != null) {
			course.perform(event);
		}
	}

	@Scheduled(fixedDelay = Integer.MAX_VALUE, initialDelay = Integer.MAX_VALUE)
	void cleanUp() {
	}

}
