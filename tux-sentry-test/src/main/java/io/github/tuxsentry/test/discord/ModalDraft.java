package io.github.tuxsentry.test.discord;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A modal that a user is about to submit. The bot need not have opened it.
 */
public final class ModalDraft extends Draft<ModalDraft> {

	private static final int MODAL_SUBMIT = 5;

	private final Map<String, String> fields = new LinkedHashMap<>();

	ModalDraft(Sender sender, String customId) {
		super(sender, customId);
	}

	/**
	 * Fills in a text field.
	 * @param customId the id the bot gave the field
	 * @param value the text that the user has typed
	 * @return this
	 */
	public ModalDraft field(String customId, String value) {
		this.fields.put(customId, value);
		return this;
	}

	@Override
	ModalDraft self() {
		return this;
	}

	@Override
	int interactionType() {
		return MODAL_SUBMIT;
	}

	Map<String, String> fields() {
		return this.fields;
	}

}
