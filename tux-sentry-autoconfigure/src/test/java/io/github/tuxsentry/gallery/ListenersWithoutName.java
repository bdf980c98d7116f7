package io.github.tuxsentry.gallery;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Listeners whose classes have no name of their own.
 */
@Configuration(proxyBeanMethods = false)
class ListenersWithoutName {

	@Bean
	EventListener lambda() {
		return (event) -> perform(Shape.LAMBDA, event);
	}

	@Bean
	ListenerAdapter anonymous() {
		return new ListenerAdapter() {
			@Override
			public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
				perform(Shape.ANONYMOUS, event);
			}
		};
	}

	private static void perform(Shape shape, GenericEvent event) {
		if (event instanceof SlashCommandInteractionEvent command) {
			Course course = shape.course(command);
			if (course != null) {
				course.perform(command);
			}
		}
	}

}
