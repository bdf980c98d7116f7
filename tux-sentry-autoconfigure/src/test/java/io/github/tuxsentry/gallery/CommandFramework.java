package io.github.tuxsentry.gallery;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/**
 * Command framework that dispatches on an executor of its own, which is not a bean, and
 * drops the exceptions of commands.
 */
class CommandFramework implements EventListener, AutoCloseable {

	private final ExecutorService executor = Executors.newFixedThreadPool(Course.values().length);

	private final Map<String, Consumer<SlashCommandInteractionEvent>> commands = new HashMap<>();

	CommandFramework() {
		for (Course course : Course.values()) {
			this.commands.put(Shape.FRAMEWORK.command(course), course::perform);
		}
		this.commands.put(Shape.FRAMEWORK.command(Shape.WARM_UP), Course.OK::perform);
	}

	@Override
	public void onEvent(GenericEvent event) {
		if (event instanceof SlashCommandInteractionEvent slash && this.commands.containsKey(slash.getName())) {
			this.executor.submit(() -> this.commands.get(slash.getName()).accept(slash));
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
