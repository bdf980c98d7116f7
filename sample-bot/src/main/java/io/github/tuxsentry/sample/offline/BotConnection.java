package io.github.tuxsentry.sample.offline;

import java.util.List;

import io.github.tuxsentry.sample.command.RegisteredCommand;
import io.github.tuxsentry.test.discord.LocalDiscord;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.stereotype.Component;

/**
 * Connection of the bot to the local Discord.
 */
@Component
@ConditionalOnBean(LocalDiscord.class)
class BotConnection {

	private final LocalDiscord discord;

	private final String[] commands;

	BotConnection(LocalDiscord discord, List<RegisteredCommand> commands) {
		this.discord = discord;
		this.commands = commands.stream().map((command) -> command.definition().getName()).toArray(String[]::new);
	}

	/**
	 * Wait until the bot is connected and has registered its commands, for at most 10
	 * seconds.
	 * @throws IllegalStateException if the bot is not connected by then
	 */
	void await() {
		try {
			this.discord.awaitCommands(this.commands);
		}
		catch (AssertionError ex) {
			throw new IllegalStateException("The bot is not connected", ex);
		}
	}

}
