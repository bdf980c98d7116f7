package io.github.tuxsentry.discord;

import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Strategy interface for recognizing commands in messages. A bean of this type replaces
 * the default resolver, which uses the prefixes and commands of
 * {@code tux.sentry.discord.prefixes} and {@code tux.sentry.discord.prefix-commands}.
 * Typical uses are prefixes per guild, aliases and commands that are only known at
 * runtime.
 * <p>
 * The resolver is called for each message, on the thread of the event. Implementations
 * must be fast and thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PrefixCommandResolver {

	/**
	 * Resolve the command of a message. Implementations should return commands that exist
	 * only, since each name is used as an attribute of metrics.
	 * @param event the event of the received message
	 * @return the command, or {@code null} if the message is not a command
	 */
	@Nullable PrefixCommand resolve(MessageReceivedEvent event);

}
