package io.github.tuxsentry.internal.discord;

import java.util.function.Supplier;

import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.discord.PrefixCommand;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import io.github.tuxsentry.internal.discord.execution.Invocation;
import io.github.tuxsentry.internal.text.BoundedNames;
import io.github.tuxsentry.spi.ContextContributor;
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

import org.springframework.util.StringUtils;

/**
 * Detection of the events that are invocations. As a context contributor, it describes
 * JDA's users, members and invocations for Sentry. Thread-safe.
 */
final class Invocations implements ContextContributor {

	private final Supplier<PrefixCommandResolver> prefixCommands;

	private final BoundedNames prefixCommandNames;

	private final ComponentNames componentNames;

	private final DiscordUsers users;

	private final DiscordCommandContexts contexts;

	/**
	 * Create a new detection.
	 * @param prefixCommands the supplier of the resolver of prefix commands, consulted
	 * with each message
	 * @param prefixCommandNames limits the names of prefix commands; those of other
	 * commands are limited by Discord
	 * @param componentNames names components
	 * @param users describes users
	 * @param contexts describes commands
	 */
	Invocations(Supplier<PrefixCommandResolver> prefixCommands, BoundedNames prefixCommandNames,
			ComponentNames componentNames, DiscordUsers users, DiscordCommandContexts contexts) {
		this.prefixCommands = prefixCommands;
		this.prefixCommandNames = prefixCommandNames;
		this.componentNames = componentNames;
		this.users = users;
		this.contexts = contexts;
	}

	@Nullable Invocation find(GenericEvent event) {
		if (event instanceof GenericCommandInteractionEvent command) {
			return interaction(Invocation.Kind.valueOf(command.getCommandType().name()), command.getFullCommandName(),
					command);
		}
		if (event instanceof MessageReceivedEvent message) {
			PrefixCommand command = this.prefixCommands.get().resolve(message);
			return (command != null && StringUtils.hasText(command.name()))
					? new Invocation(Invocation.Kind.PREFIX, this.prefixCommandNames.limit(command.name()),
							() -> this.users.describe(message.getAuthor(), message.getMember()),
							() -> this.contexts.describe(command, message), null)
					: null;
		}
		if (event instanceof ButtonInteractionEvent button) {
			return interaction(Invocation.Kind.BUTTON, this.componentNames.of(button.getComponentId()), button);
		}
		if (event instanceof StringSelectInteractionEvent select) {
			return interaction(Invocation.Kind.STRING_SELECT, this.componentNames.of(select.getComponentId()), select);
		}
		if (event instanceof EntitySelectInteractionEvent select) {
			return interaction(Invocation.Kind.ENTITY_SELECT, this.componentNames.of(select.getComponentId()), select);
		}
		if (event instanceof ModalInteractionEvent modal) {
			return interaction(Invocation.Kind.MODAL, this.componentNames.of(modal.getModalId()), modal);
		}
		if (event instanceof CommandAutoCompleteInteractionEvent autocomplete) {
			return interaction(Invocation.Kind.AUTOCOMPLETE, autocomplete.getFullCommandName(), autocomplete);
		}
		return null;
	}

	private Invocation interaction(Invocation.Kind kind, String name, GenericInteractionCreateEvent event) {
		return new Invocation(kind, name, () -> this.users.describe(event.getUser(), event.getMember()),
				() -> this.contexts.describe(name, event), event);
	}

	@Override
	public io.sentry.protocol.@Nullable User toUser(Object source) {
		if (source instanceof Member member) {
			return this.users.describe(member.getUser(), member);
		}
		return (source instanceof User user) ? this.users.describe(user, null) : null;
	}

	@Override
	public @Nullable CommandContext toCommandContext(Object source) {
		Invocation invocation = (source instanceof GenericEvent event) ? find(event) : null;
		return (invocation != null) ? invocation.context().get() : null;
	}

}
