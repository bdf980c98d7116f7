package io.github.tuxsentry.discord;

import java.util.Locale;
import java.util.function.Supplier;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tells which events are commands.
 */
public final class CommandInvocations {

	private final Supplier<PrefixCommandResolver> prefixCommands;

	/**
	 * Creates the invocations.
	 * @param prefixCommands tells which messages are commands, asked for with each
	 * message
	 */
	public CommandInvocations(Supplier<PrefixCommandResolver> prefixCommands) {
		this.prefixCommands = prefixCommands;
	}

	@Nullable CommandInvocation find(GenericEvent event) {
		if (event instanceof GenericCommandInteractionEvent interaction) {
			return new CommandInvocation(interaction.getFullCommandName(),
					interaction.getCommandType().name().toLowerCase(Locale.ROOT),
					() -> DiscordUsers.describe(interaction.getUser(), interaction.getMember()),
					() -> DiscordCommandContexts.describe(interaction));
		}
		if (event instanceof MessageReceivedEvent message) {
			PrefixCommand command = this.prefixCommands.get().resolve(message);
			return (command != null) ? new CommandInvocation(command.name(), "prefix",
					() -> DiscordUsers.describe(message.getAuthor(), message.getMember()),
					() -> DiscordCommandContexts.describe(command, message)) : null;
		}
		return null;
	}

}
