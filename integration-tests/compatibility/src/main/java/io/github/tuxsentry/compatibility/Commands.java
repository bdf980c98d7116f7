package io.github.tuxsentry.compatibility;

import java.util.concurrent.TimeUnit;

import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands of the bot.
 */
class Commands extends ListenerAdapter {

	private static final Logger logger = LoggerFactory.getLogger("bot.Commands");

	private final Library library;

	Commands(Library library) {
		this.library = library;
	}

	@Override
	public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		switch (event.getName()) {
			case "ping" -> event.reply("pong").queue();
			case "fails" -> throw new IllegalArgumentException("the command fails");
			case "callback" -> event.reply("done").queue((hook) -> {
				throw new IllegalStateException("the callback fails");
			});
			case "deferred" -> {
				event.deferReply().queue();
				event.getHook().editOriginal("done").queue();
			}
			case "delayed" -> {
				event.reply("done").queue();
				event.getHook().editOriginal("later").queueAfter(800, TimeUnit.MILLISECONDS);
			}
			case "async" -> {
				event.reply("done").queue();
				this.library.failLater();
			}
			case "log" -> {
				logger.info("line before the error");
				logger.error("line with an error", new IllegalStateException("the logged failure"));
				event.reply("done").queue();
			}
			default -> throw new IllegalStateException(event.getName());
		}
	}

	@Override
	public void onUserContextInteraction(UserContextInteractionEvent event) {
		event.reply(event.getTarget().getName()).queue();
	}

	@Override
	public void onButtonInteraction(ButtonInteractionEvent event) {
		event.reply("page").queue();
	}

	@Override
	public void onMessageReceived(MessageReceivedEvent event) {
		if (event.getMessage().getContentRaw().startsWith("!ping")) {
			event.getChannel().sendMessage("pong").queue();
		}
	}

}
