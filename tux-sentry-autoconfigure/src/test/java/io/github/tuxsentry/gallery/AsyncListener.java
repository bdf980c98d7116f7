package io.github.tuxsentry.gallery;

import java.util.concurrent.CompletableFuture;

import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Listener that works in stages on the common pool.
 */
class AsyncListener extends ListenerAdapter {

	@Override
	public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		Course course = Shape.ASYNC.course(event);
		if (course != null) {
			CompletableFuture.supplyAsync(() -> course).thenAcceptAsync((found) -> found.perform(event));
		}
	}

}
