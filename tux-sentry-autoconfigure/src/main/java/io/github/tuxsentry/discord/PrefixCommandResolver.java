package io.github.tuxsentry.discord;

import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tells which messages are commands. A bean of this type takes the place of the default,
 * which knows the prefixes of {@code tux.sentry.discord.prefixes}; a bot with prefixes by
 * guild, aliases or subcommands has its own. It is called for each message on the thread
 * of the event and must be fast and thread-safe.
 */
@FunctionalInterface
public interface PrefixCommandResolver {

	/**
	 * Resolves a message.
	 * @param event the message
	 * @return the command, or {@code null} if the message is none
	 */
	@Nullable PrefixCommand resolve(MessageReceivedEvent event);

}
