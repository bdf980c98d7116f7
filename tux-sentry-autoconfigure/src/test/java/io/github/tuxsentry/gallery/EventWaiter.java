package io.github.tuxsentry.gallery;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
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
			ActionRow buttons = ActionRow.of(Button.primary(awaited(Course.OK), "ok"),
					Button.primary(awaited(Course.FAILS), "fails"), Button.primary(awaited(Course.IGNORED), "ignored"),
					Button.primary(awaited(Course.DEFERRED), "deferred"),
					Button.primary(awaited(Course.UNANSWERED), "unanswered"));
			event.reply("Which?").addComponents(buttons).queue();
		}
	}

	private String awaited(Course course) {
		CompletableFuture<ButtonInteractionEvent> pressed = new CompletableFuture<>();
		pressed.thenAcceptAsync(course::perform);
		String id = Shape.WAITER.command(course);
		this.awaited.put(id, pressed);
		return id;
	}

	@Override
	public void onButtonInteraction(ButtonInteractionEvent event) {
		CompletableFuture<ButtonInteractionEvent> pressed = this.awaited.remove(event.getComponentId());
		if (pressed != null) {
			pressed.complete(event);
		}
	}

}
