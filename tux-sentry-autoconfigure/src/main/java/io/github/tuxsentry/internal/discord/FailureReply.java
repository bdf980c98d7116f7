package io.github.tuxsentry.internal.discord;

import java.util.function.BiFunction;

import io.github.tuxsentry.internal.discord.execution.Invocation;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.protocol.SentryId;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.jspecify.annotations.Nullable;

/**
 * Tells a user whose command failed, and was not answered yet, the id of the event that
 * was sent, in a reply that only that user sees.
 */
final class FailureReply {

	private final @Nullable BiFunction<DiscordLocale, String, String> text;

	private final FaultBarrier faults;

	/**
	 * Creates a reply.
	 * @param text makes the text of a user's language and an event id, or {@code null} if
	 * nothing is to be said
	 * @param faults takes the faults of the library
	 */
	FailureReply(@Nullable BiFunction<DiscordLocale, String, String> text, FaultBarrier faults) {
		this.text = text;
		this.faults = faults;
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
