package io.github.tuxsentry.test.discord;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listener that stores the received commands, and replies to each with the name of the
 * user; for an interaction, also with the name of the command. Thread-safe.
 */
final class EchoBot implements EventListener {

	private final BlockingQueue<GenericEvent> events = new LinkedBlockingQueue<>();

	private final BlockingQueue<MessageReceivedEvent> ownMessages = new LinkedBlockingQueue<>();

	private final List<GenericEvent> all = new CopyOnWriteArrayList<>();

	@Override
	public void onEvent(GenericEvent event) {
		if (event instanceof GenericCommandInteractionEvent command) {
			keep(event);
			command.reply(command.getFullCommandName() + " for " + command.getUser().getName()).queue();
		}
		else if (event instanceof MessageReceivedEvent message && !message.getAuthor().isBot()) {
			keep(event);
			message.getMessage().reply("heard " + message.getAuthor().getName()).queue();
		}
		else if (event instanceof MessageReceivedEvent message) {
			this.ownMessages.add(message);
		}
	}

	<T extends GenericEvent> T next(Class<T> type) throws InterruptedException {
		GenericEvent event = this.events.poll(10, TimeUnit.SECONDS);
		assertThat(event).isInstanceOf(type);
		return type.cast(event);
	}

	MessageReceivedEvent nextOwnMessage() throws InterruptedException {
		MessageReceivedEvent message = this.ownMessages.poll(10, TimeUnit.SECONDS);
		assertThat(message).isNotNull();
		return message;
	}

	List<GenericEvent> all() {
		return this.all;
	}

	private void keep(GenericEvent event) {
		this.all.add(event);
		this.events.add(event);
	}

}
