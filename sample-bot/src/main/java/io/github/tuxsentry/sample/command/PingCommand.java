package io.github.tuxsentry.sample.command;

import net.dv8tion.jda.api.interactions.commands.build.Commands;

import org.springframework.stereotype.Component;

/**
 * Command {@code /ping}, which shows that the bot is connected.
 */
@Component
class PingCommand extends ChatCommand {

	PingCommand() {
		super(Commands.slash("ping", "Says whether the bot is there"));
	}

	@Override
	protected void run(CommandCall call) {
		call.reply("Pong!");
	}

}
