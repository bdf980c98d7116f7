package io.github.tuxsentry.internal.discord;

import java.util.function.BiFunction;

import net.dv8tion.jda.api.interactions.DiscordLocale;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;

/**
 * Factory for the text of a reply that contains the ID of an event.
 */
final class ReplyMessage {

	private static final String CODE = "tux.sentry.discord.reply";

	private ReplyMessage() {
	}

	static @Nullable BiFunction<DiscordLocale, String, String> of(DiscordProperties properties,
			MessageSource messages) {
		if (!properties.replyWithEventId()) {
			return null;
		}
		return (locale, id) -> {
			String text = messages.getMessage(CODE, new Object[] { id }, properties.replyText(), locale.toLocale());
			return ((text != null) ? text : properties.replyText()).replace("{0}", id);
		};
	}

}
