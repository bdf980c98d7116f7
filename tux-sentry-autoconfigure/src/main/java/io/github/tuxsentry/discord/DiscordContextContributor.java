package io.github.tuxsentry.discord;

import java.util.function.Supplier;

import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.ContextContributor;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Knows JDA's users and members as users, and its command events as commands.
 */
public final class DiscordContextContributor implements ContextContributor {

	private final Supplier<PrefixCommandResolver> prefixCommands;

	/**
	 * Creates a contributor.
	 * @param prefixCommands tells which messages are commands
	 */
	public DiscordContextContributor(Supplier<PrefixCommandResolver> prefixCommands) {
		this.prefixCommands = prefixCommands;
	}

	@Override
	public io.sentry.protocol.@Nullable User toUser(Object source) {
		if (source instanceof Member member) {
			return DiscordUsers.describe(member.getUser(), member);
		}
		return (source instanceof User user) ? DiscordUsers.describe(user, null) : null;
	}

	@Override
	public @Nullable CommandContext toCommandContext(Object source) {
		if (source instanceof GenericCommandInteractionEvent interaction) {
			return DiscordCommandContexts.describe(interaction);
		}
		if (source instanceof MessageReceivedEvent message) {
			PrefixCommand command = this.prefixCommands.get().resolve(message);
			return (command != null) ? DiscordCommandContexts.describe(command, message) : null;
		}
		return null;
	}

}
