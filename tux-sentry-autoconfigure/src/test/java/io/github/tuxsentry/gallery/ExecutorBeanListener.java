package io.github.tuxsentry.gallery;

import java.util.concurrent.ExecutorService;

import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Listener that hands its work to an executor bean.
 */
class ExecutorBeanListener extends ListenerAdapter {

	private final ExecutorService executor;

	ExecutorBeanListener(ExecutorService executor) {
		this.executor = executor;
	}

	@Override
	public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		Course course = Shape.EXECUTOR_BEAN.course(event);
		if (course != null) {
			this.executor.execute(() -> course.perform(event));
		}
	}

}
