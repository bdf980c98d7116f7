package io.github.tuxsentry.internal.discord;

import java.util.Arrays;

import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bot's listener: answers {@code ping} and throws on {@code crash}, however they come
 * in.
 */
class Commands extends ListenerAdapter {

	static final Logger logger = LoggerFactory.getLogger("bot.commands");

	@Override
	public void onGenericCommandInteraction(GenericCommandInteractionEvent event) {
		logger.info("interaction {}", event.getId());
		if (event.getName().equalsIgnoreCase("crash")) {
			throw new IllegalStateException(
					event.getOptions().isEmpty() ? "crashed" : event.getOptions().get(0).getAsString());
		}
		event.reply("pong").queue();
	}

	@Override
	public void onMessageReceived(MessageReceivedEvent event) {
		String[] words = event.getMessage().getContentRaw().split(" ", 2);
		if (event.getAuthor().isBot()) {
			return;
		}
		if (words[0].equals("!crash")) {
			throw new IllegalStateException(words[1]);
		}
		if (Arrays.asList("!ping", "?ping").contains(words[0])) {
			event.getChannel().sendMessage("pong").queue();
		}
	}

}
