package io.github.tuxsentry.internal.discord;

import java.util.function.BiFunction;

import io.github.tuxsentry.internal.discord.execution.Invocation;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.protocol.SentryId;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;

/**
 * Reply with the ID of the reported event when a command fails without a response. The
 * reply is visible to its user only.
 */
final class FailureReply {

	private static final String MESSAGE_CODE = "tux.sentry.discord.reply";

	private final @Nullable BiFunction<DiscordLocale, String, String> text;

	private final FaultBarrier faults;

	/**
	 * Create a new reply.
	 * @param text the function that returns the text for the locale of a user and an
	 * event ID, or {@code null} to disable the reply
	 * @param faults handles internal errors
	 */
	FailureReply(@Nullable BiFunction<DiscordLocale, String, String> text, FaultBarrier faults) {
		this.text = text;
		this.faults = faults;
	}

	/**
	 * Return the text of the configuration, or of the application's messages.
	 * @param properties the configuration
	 * @param messages the messages
	 * @return the text, or {@code null} if the reply is disabled
	 */
	static @Nullable BiFunction<DiscordLocale, String, String> text(DiscordProperties properties,
			MessageSource messages) {
		if (!properties.replyWithEventId()) {
			return null;
		}
		return (locale, id) -> {
			String text = messages.getMessage(MESSAGE_CODE, new Object[] { id }, properties.replyText(),
					locale.toLocale());
			return ((text != null) ? text : properties.replyText()).replace("{0}", id);
		};
	}

	void send(@Nullable Invocation invocation, SentryId event) {
		BiFunction<DiscordLocale, String, String> makeText = this.text;
		if (makeText == null || invocation == null || SentryId.EMPTY_ID.equals(event)) {
			return;
		}
		if (invocation.interaction() instanceof IReplyCallback interaction && !interaction.isAcknowledged()) {
			this.faults.run("reply with an event id",
					() -> interaction.reply(makeText.apply(interaction.getUserLocale(), event.toString()))
						.setEphemeral(true)
						.queue((sent) -> {
						}, (failed) -> {
						}));
		}
	}

}
