package io.github.tuxsentry.sample.discord;

import java.util.List;

import io.github.tuxsentry.sample.command.RegisteredCommand;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;

import org.springframework.stereotype.Component;

/**
 * Listener that registers the commands with Discord once the bot is connected.
 */
@Component
class CommandRegistration extends ListenerAdapter {

	private final List<CommandData> definitions;

	CommandRegistration(List<RegisteredCommand> commands) {
		this.definitions = commands.stream().map(RegisteredCommand::definition).toList();
	}

	@Override
	public void onReady(ReadyEvent event) {
		event.getJDA().updateCommands().addCommands(this.definitions).queue();
	}

}
