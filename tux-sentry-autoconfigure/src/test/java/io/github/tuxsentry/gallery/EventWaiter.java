package io.github.tuxsentry.gallery;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Listener that asks its user and awaits the answer in a future, which another event
 * completes.
 */
class EventWaiter extends ListenerAdapter {

	private final Map<String, CompletableFuture<ButtonInteractionEvent>> awaited = new ConcurrentHashMap<>();

	@Override
	public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		if (event.getName().equals(Shape.WAITER.command(Shape.WARM_UP))) {
			for (Course course : Course.values()) {
				await(course);
			}
			event.reply("Which?").queue();
		}
	}

	private void await(Course course) {
		CompletableFuture<ButtonInteractionEvent> pressed = new CompletableFuture<>();
		pressed.thenAcceptAsync(course::perform);
		this.awaited.put(Shape.WAITER.command(course), pressed);
	}

	@Override
	public void onButtonInteraction(ButtonInteractionEvent event) {
		CompletableFuture<ButtonInteractionEvent> pressed = this.awaited.remove(event.getComponentId());
		if (pressed != null) {
			pressed.complete(event);
		}
	}

}
