package io.github.tuxsentry.internal.discord;

import net.dv8tion.jda.api.interactions.DiscordLocale;

import org.springframework.context.MessageSource;

/**
 * Texts of the feedback: those of the application's messages, or the defaults.
 */
final class FeedbackTexts {

	private static final String PREFIX = "tux.sentry.discord.feedback.";

	private final UserMessages messages;

	FeedbackTexts(MessageSource messages) {
		this.messages = new UserMessages(messages);
	}

	/**
	 * Return a text in the language of a user, at the length that Discord accepts.
	 */
	String get(Text text, DiscordLocale locale) {
		return UserMessages.truncated(this.messages.get(PREFIX + text.code, text.byDefault, locale), text.maxLength);
	}

	/**
	 * Text with the limit of Discord.
	 */
	enum Text {

		/** Label of the button. */
		BUTTON("button", "Tell us more", 80),

		/** Title of the modal. */
		TITLE("title", "What happened?", 45),

		/** Label of the text field. */
		LABEL("label", "What did you do, and what did you expect?", 45),

		/** Reply to feedback. */
		THANKS("thanks", "Thank you, your message helps to mend this.", 2000),

		/** Reply to feedback that was not sent. */
		FAILED("failed", "Your message could not be sent.", 2000);

		private final String code;

		private final String byDefault;

		private final int maxLength;

		Text(String code, String byDefault, int maxLength) {
			this.code = code;
			this.byDefault = byDefault;
			this.maxLength = maxLength;
		}

	}

}
