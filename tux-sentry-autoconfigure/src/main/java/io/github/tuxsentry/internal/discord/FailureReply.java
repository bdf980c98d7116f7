package io.github.tuxsentry.internal.discord;

import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.discord.execution.CommandExecution;
import io.github.tuxsentry.internal.discord.execution.Invocation;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.protocol.SentryId;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;

/**
 * Reply with the ID of the reported event when a command fails without a response. The
 * reply is visible to its user only, unless it completes one that was deferred for
 * everyone, and may have a button for feedback.
 */
final class FailureReply {

	private static final String MESSAGE_CODE = "tux.sentry.discord.reply";

	private final @Nullable BiFunction<DiscordLocale, String, String> text;

	private final @Nullable FeedbackForm feedback;

	private final FaultBarrier faults;

	/**
	 * Create a new reply.
	 * @param text the function that returns the text for the locale of a user and an
	 * event ID, or {@code null} to disable the reply
	 * @param feedback takes the feedback of users, or {@code null} to leave out the
	 * button
	 * @param faults handles internal errors
	 */
	FailureReply(@Nullable BiFunction<DiscordLocale, String, String> text, @Nullable FeedbackForm feedback,
			FaultBarrier faults) {
		this.text = text;
		this.feedback = feedback;
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
		UserMessages found = new UserMessages(messages);
		return (locale, id) -> UserMessages.truncated(
				found.get(MESSAGE_CODE, properties.replyText(), locale, id).replace("{0}", id),
				Message.MAX_CONTENT_LENGTH);
	}

	/**
	 * Reply to an interaction. A deferred reply is completed when the execution performs
	 * no other work, which may reply itself.
	 * @param execution the execution of the interaction
	 * @param invocation the interaction
	 * @param event the ID of the event
	 */
	void send(CommandExecution execution, @Nullable Invocation invocation, SentryId event) {
		BiFunction<DiscordLocale, String, String> makeText = this.text;
		if (makeText != null && invocation != null && invocation.interaction() instanceof IReplyCallback interaction) {
			Supplier<String> text = () -> makeText.apply(interaction.getUserLocale(), event.toString());
			if (!interaction.isAcknowledged()) {
				this.faults.run("reply with an event id",
						() -> send(offer(interaction.reply(text.get()).setEphemeral(true), interaction, event)));
			}
			else {
				execution.performLast(() -> this.faults.run("complete a deferred reply", () -> {
					if (!execution.isReplied()) {
						complete(interaction, text.get(), event);
					}
				}));
			}
		}
	}

	/**
	 * Complete the deferred reply to an interaction. Its callback may be in flight, so
	 * that only the message itself shows whether the bot is thinking. A reply that the
	 * bot sends in the meantime is not replaced, as an edit would do, and later ones are
	 * as visible as if they completed the deferred reply.
	 */
	private void complete(IReplyCallback interaction, String text, SentryId event) {
		InteractionHook hook = interaction.getHook();
		send(hook.retrieveOriginal().flatMap(FailureReply::isThinking, (original) -> {
			hook.setEphemeral(original.isEphemeral());
			return offer(hook.sendMessage(text), interaction, event);
		}));
	}

	private static boolean isThinking(Message original) {
		return original.getFlags().contains(Message.MessageFlag.LOADING);
	}

	private <T extends MessageRequest<T>> T offer(T reply, IReplyCallback interaction, SentryId event) {
		FeedbackForm form = this.feedback;
		return (form != null) ? form.offer(reply, interaction.getUserLocale(), event) : reply;
	}

	private static void send(RestAction<?> reply) {
		reply.queue((sent) -> {
		}, (failed) -> {
		});
	}

	/**
	 * Handle an interaction with the components of a reply.
	 * @param event any event
	 * @return whether the event is such an interaction, and not for the listeners of the
	 * bot
	 */
	boolean handle(GenericEvent event) {
		FeedbackForm form = this.feedback;
		return form != null && form.handle(event);
	}

}
