package io.github.tuxsentry.internal.discord.execution;

import java.util.function.Supplier;

import io.github.tuxsentry.CommandContext;
import io.sentry.protocol.User;
import net.dv8tion.jda.api.interactions.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * Invocation by a user: a command, or the use of a component.
 *
 * @param kind the kind of invocation
 * @param name the qualified name of the command, or the name of the component
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
