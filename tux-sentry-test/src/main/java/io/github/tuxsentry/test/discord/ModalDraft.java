package io.github.tuxsentry.test.discord;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Submission of a modal that has not been sent yet. The bot does not have to have opened
 * the modal. Instances are not thread-safe.
 *
 * @since 0.1.0
 */
public final class ModalDraft extends Draft<ModalDraft> {

	private static final int MODAL_SUBMIT = 5;

	private final Map<String, String> fields = new LinkedHashMap<>();

	ModalDraft(Sender sender, String customId) {
		super(sender, customId);
	}

	/**
	 * Set the value of a text input.
	 * @param customId the custom ID of the text input
	 * @param value the text that the user has typed
	 * @return this draft
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
