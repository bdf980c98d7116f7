package io.github.tuxsentry.gallery;

import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Listener that starts a thread for each command.
 */
class ThreadListener extends ListenerAdapter {

	@Override
	public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		Course course = Shape.THREAD.course(event);
		if (course != null) {
			new Thread(() -> course.perform(event), "command").start();
		}
	}

}
