package io.github.tuxsentry.internal.discord.execution;

import java.util.function.Supplier;

import io.github.tuxsentry.CommandContext;
import io.sentry.protocol.User;
import net.dv8tion.jda.api.interactions.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * What a user asked of the bot: a command, or the use of a component.
 *
 * @param kind in which way
 * @param name the command's qualified name, or the component's
 * @param user describes the user
 * @param context describes the command
 * @param interaction the interaction, or {@code null} for a message
 */
public record Invocation(InvocationKind kind, String name, Supplier<User> user, Supplier<CommandContext> context,
		@Nullable Interaction interaction) {

	String transactionName() {
		return this.kind.transactionPrefix() + this.name;
	}

}
