package io.github.tuxsentry.internal.discord;

import net.dv8tion.jda.api.interactions.DiscordLocale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.MessageSource;

/**
 * Messages to users of Discord in their language: those of the application, or the
 * defaults.
 */
final class UserMessages {

	private static final Logger logger = LoggerFactory.getLogger(UserMessages.class);

	private final MessageSource source;

	UserMessages(MessageSource source) {
		this.source = source;
	}

	/**
	 * Return a message.
	 * @param code the code of the message
	 * @param byDefault the message if the application has none, or it cannot be resolved
	 * @param locale the language of the user
	 * @param arguments the arguments of the message
	 */
	String get(String code, String byDefault, DiscordLocale locale, Object... arguments) {
		try {
			String found = this.source.getMessage(code, arguments, byDefault, locale.toLocale());
			return (found != null && !found.isBlank()) ? found : byDefault;
		}
		catch (RuntimeException ex) {
			logger.warn("The message {} cannot be resolved for {}", code, locale, ex);
			return byDefault;
		}
	}

	/**
	 * Return a text at the length that Discord accepts.
	 */
	static String truncated(String text, int maxLength) {
		return (text.length() > maxLength) ? text.substring(0, maxLength - 1) + "…" : text;
	}

}
