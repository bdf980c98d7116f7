package io.github.tuxsentry.gallery;

import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Listener that works on the thread that calls it.
 */
class PlainListener extends ListenerAdapter {

	@Override
	public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		Course course = Shape.PLAIN.course(event);
		if (course != null) {
			course.perform(event);
		}
	}

}
