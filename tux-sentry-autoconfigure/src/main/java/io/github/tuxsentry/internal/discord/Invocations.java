package io.github.tuxsentry.internal.discord;

import java.util.function.Supplier;

import io.github.tuxsentry.discord.PrefixCommand;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import io.github.tuxsentry.internal.discord.execution.Invocation;
import io.github.tuxsentry.internal.discord.execution.InvocationKind;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Detection of the events that are invocations. Thread-safe.
 */
final class Invocations {

	private final Supplier<PrefixCommandResolver> prefixCommands;

	private final DiscordUsers users;

	private final DiscordCommandContexts contexts;

	/**
	 * Create a new detection.
	 * @param prefixCommands the supplier of the resolver of prefix commands, consulted
	 * with each message
	 * @param users describes users
	 * @param contexts describes commands
	 */
	Invocations(Supplier<PrefixCommandResolver> prefixCommands, DiscordUsers users, DiscordCommandContexts contexts) {
		this.prefixCommands = prefixCommands;
		this.users = users;
		this.contexts = contexts;
	}

	@Nullable Invocation find(GenericEvent event) {
		if (event instanceof GenericCommandInteractionEvent command) {
			return interaction(InvocationKind.valueOf(command.getCommandType().name()), command.getFullCommandName(),
					command);
		}
		if (event instanceof MessageReceivedEvent message) {
			PrefixCommand command = this.prefixCommands.get().resolve(message);
			return (command != null) ? new Invocation(InvocationKind.PREFIX, command.name(),
					() -> describe(message.getAuthor(), message.getMember()),
					() -> this.contexts.describe(command, message), null) : null;
		}
		if (event instanceof ButtonInteractionEvent button) {
			return interaction(InvocationKind.BUTTON, nameOf(button.getCustomId()), button);
		}
		if (event instanceof StringSelectInteractionEvent select) {
			return interaction(InvocationKind.STRING_SELECT, nameOf(select.getCustomId()), select);
		}
		if (event instanceof EntitySelectInteractionEvent select) {
			return interaction(InvocationKind.ENTITY_SELECT, nameOf(select.getCustomId()), select);
		}
		if (event instanceof ModalInteractionEvent modal) {
			return interaction(InvocationKind.MODAL, nameOf(modal.getModalId()), modal);
		}
		if (event instanceof CommandAutoCompleteInteractionEvent autocomplete) {
			return interaction(InvocationKind.AUTOCOMPLETE, autocomplete.getFullCommandName(), autocomplete);
		}
		return null;
	}

	private Invocation interaction(InvocationKind kind, String name, GenericInteractionCreateEvent event) {
		return new Invocation(kind, name, () -> describe(event.getUser(), event.getMember()),
				() -> this.contexts.describe(name, event), event);
	}

	private io.sentry.protocol.User describe(User user, @Nullable Member member) {
		return this.users.describe(user, member);
	}

	/**
	 * Everything after the first colon of a component ID is data.
	 */
	private static String nameOf(String componentId) {
		int colon = componentId.indexOf(':');
		return (colon > 0) ? componentId.substring(0, colon) : componentId;
	}

}
