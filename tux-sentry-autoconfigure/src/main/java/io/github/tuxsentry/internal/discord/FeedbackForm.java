package io.github.tuxsentry.internal.discord;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.discord.FeedbackTexts.Text;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.sentry.IScopes;
import io.sentry.protocol.Feedback;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Feedback on a failed command: a button that opens a modal, whose text is sent to Sentry
 * as feedback on the event. The ID of the event is part of those of the button and the
 * modal, so that nothing has to be kept, and both work after a restart. Their
 * interactions are not those of the bot. Thread-safe.
 */
final class FeedbackForm {

	private static final String ID_PREFIX = "tux-sentry:feedback:";

	private static final Pattern ID = Pattern.compile(Pattern.quote(ID_PREFIX) + "([0-9a-f]{32})");

	private final FeedbackComponents components;

	private final FeedbackTexts texts;

	private final DiscordUsers users;

	private final IScopes scopes;

	private final Tracer tracer;

	private final FaultBarrier faults;

	FeedbackForm(FeedbackComponents components, FeedbackTexts texts, DiscordUsers users, IScopes scopes, Tracer tracer,
			FaultBarrier faults) {
		this.components = components;
		this.texts = texts;
		this.users = users;
		this.scopes = scopes;
		this.tracer = tracer;
		this.faults = faults;
	}

	/**
	 * Add the button to a reply.
	 * @param reply the reply
	 * @param locale the language of the user
	 * @param event the ID of the event
	 * @param <T> the type of the reply
	 * @return the reply, without the button if it cannot be added
	 */
	<T extends MessageRequest<T>> T offer(T reply, DiscordLocale locale, SentryId event) {
		return this.faults.get("offer feedback",
				() -> this.components.addButton(reply, ID_PREFIX + event, this.texts.get(Text.BUTTON, locale)), reply);
	}

	/**
	 * Handle an interaction with the button or the modal.
	 * @param event any event
	 * @return whether the event is such an interaction, which no listener of the bot
	 * expects
	 */
	boolean handle(GenericEvent event) {
		if (event instanceof ButtonInteractionEvent button) {
			String failed = failedEvent(button.getComponentId());
			if (failed != null) {
				this.faults.run("ask for feedback", () -> ask(button));
			}
			return failed != null;
		}
		if (event instanceof ModalInteractionEvent modal) {
			String failed = failedEvent(modal.getModalId());
			if (failed != null) {
				this.faults.run("send feedback", () -> answer(modal, send(modal, new SentryId(failed))));
			}
			return failed != null;
		}
		return false;
	}

	private static @Nullable String failedEvent(String customId) {
		Matcher matcher = ID.matcher(customId);
		return matcher.matches() ? matcher.group(1) : null;
	}

	private void ask(ButtonInteractionEvent button) {
		DiscordLocale locale = button.getUserLocale();
		this.components
			.openModal(button, button.getComponentId(), this.texts.get(Text.TITLE, locale),
					this.texts.get(Text.LABEL, locale))
			.queue((opened) -> {
			}, (failed) -> {
			});
	}

	private SentryId send(ModalInteractionEvent modal, SentryId failed) {
		ModalMapping field = modal.getValue(FeedbackComponents.FIELD);
		if (field == null || !StringUtils.hasText(field.getAsString())) {
			return SentryId.EMPTY_ID;
		}
		User user = this.users.describe(modal.getUser(), modal.getMember());
		Feedback feedback = new Feedback(field.getAsString());
		feedback.setName(user.getUsername());
		feedback.setAssociatedEventId(failed);
		return this.faults.get("capture feedback", () -> {
			try (ActiveSpan scope = this.tracer.startIsolatedScope()) {
				return this.scopes.captureFeedback(feedback, null, (described) -> described.setUser(user));
			}
		}, SentryId.EMPTY_ID);
	}

	private void answer(ModalInteractionEvent modal, SentryId sent) {
		Text text = SentryId.EMPTY_ID.equals(sent) ? Text.FAILED : Text.THANKS;
		modal.reply(this.texts.get(text, modal.getUserLocale())).setEphemeral(true).queue((replied) -> {
		}, (failed) -> {
		});
	}

}
