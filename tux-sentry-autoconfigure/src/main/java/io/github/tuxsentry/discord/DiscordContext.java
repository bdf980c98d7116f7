package io.github.tuxsentry.discord;

import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.GenericEvent;

/**
 * Interface for setting the user and the command of the current scope from JDA objects.
 * Commands received by an instrumented bot are described automatically. Use this
 * interface for other work that a bot performs for a user.
 * <p>
 * A bean of this type is always available. If {@code tux.sentry.discord.enabled} is
 * {@code false}, it does nothing. Implementations are thread-safe and do not throw
 * exceptions.
 *
 * @since 0.1.0
 */
public interface DiscordContext {

	/**
	 * Set the user of the current scope.
	 * @param user the user
	 */
	void setUserContext(User user);

	/**
	 * Set the user of the current scope, with the name that is shown in the guild.
	 * @param member the member of a guild
	 */
	void setUserContext(Member member);

	/**
	 * Set the command of the current scope.
	 * @param event the event of a command or a component; other events have no effect
	 */
	void setCommandContext(GenericEvent event);

}
