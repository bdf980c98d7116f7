package io.github.tuxsentry.internal.discord;

import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageRequest;

/**
 * Components of the feedback. This is the only class that refers to types which JDA 5
 * does not have.
 */
final class FeedbackComponents {

	/**
	 * Class that JDA has if it has all components.
	 */
	static final String REQUIRED = "net.dv8tion.jda.api.components.label.Label";

	/**
	 * ID of the text field.
	 */
	static final String FIELD = "message";

	/**
	 * Maximum length of a message, which Sentry accepts.
	 */
	private static final int MAX_LENGTH = 2000;

	<T extends MessageRequest<T>> T addButton(T reply, String id, String label) {
		return reply.setComponents(ActionRow.of(Button.secondary(id, label)));
	}

	RestAction<?> openModal(IModalCallback interaction, String id, String title, String label) {
		TextInput field = TextInput.create(FIELD, TextInputStyle.PARAGRAPH)
			.setRequired(true)
			.setMaxLength(MAX_LENGTH)
			.build();
		return interaction.replyModal(Modal.create(id, title).addComponents(Label.of(label, field)).build());
	}

}
