package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.internal.discord.execution.Invocation;
import io.github.tuxsentry.spi.ContextContributor;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.GenericEvent;
import org.jspecify.annotations.Nullable;

/**
 * Context contributor that supports JDA's users and members as users, and its command
 * events as commands.
 */
final class DiscordContextContributor implements ContextContributor {

	private final Invocations invocations;

	private final DiscordUsers users;

	DiscordContextContributor(Invocations invocations, DiscordUsers users) {
		this.invocations = invocations;
		this.users = users;
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
		Invocation invocation = (source instanceof GenericEvent event) ? this.invocations.find(event) : null;
		return (invocation != null) ? invocation.context().get() : null;
	}

}
