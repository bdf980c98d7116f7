package io.github.tuxsentry.internal.discord;

import java.util.function.Consumer;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.DiscordContext;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.GenericEvent;
import org.jspecify.annotations.Nullable;

/**
 * {@link DiscordContext} that writes to the scope of the current thread, unless the
 * instrumentation of JDA is disabled.
 */
final class ScopeDiscordContext implements DiscordContext {

	private final SentryManager sentry;

	private final @Nullable Invocations invocations;

	private final FaultBarrier faults;

	ScopeDiscordContext(SentryManager sentry, @Nullable Invocations invocations, FaultBarrier faults) {
		this.sentry = sentry;
		this.invocations = invocations;
		this.faults = faults;
	}

	@Override
	public void setUserContext(User user) {
		describe("set the user", (described) -> set(described.toUser(user), this.sentry::setUserContext));
	}

	@Override
	public void setUserContext(Member member) {
		describe("set the user", (described) -> set(described.toUser(member), this.sentry::setUserContext));
	}

	@Override
	public void setCommandContext(GenericEvent event) {
		describe("set the command",
				(described) -> set(described.toCommandContext(event), this.sentry::setCommandContext));
	}

	private void describe(String where, Consumer<Invocations> work) {
		Invocations described = this.invocations;
		if (described != null && this.sentry.isInitialized()) {
			this.faults.run(where, () -> work.accept(described));
		}
	}

	private static <T> void set(@Nullable T context, Consumer<T> scope) {
		if (context != null) {
			scope.accept(context);
		}
	}

}
