package io.github.tuxsentry.discord;

import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.GenericEvent;

/**
 * Context of the current scope from objects of JDA. Commands that come in through JDA are
 * described automatically; use this for work that a bot does on behalf of a user outside
 * of a command.
 * <p>
 * A bean of this type is always available; where {@code tux.sentry.discord.enabled} is
 * off it does nothing. Thread-safe; no method throws.
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
