package io.github.tuxsentry.test.discord;

import java.util.List;

/**
 * Use of a button or select menu that has not been sent yet. The component belongs to the
 * latest message of the bot in the channel that contains a component with its custom ID.
 * If there is no such message, it belongs to a message of the bot without text. Instances
 * are not thread-safe.
 *
 * @since 0.1.0
 */
public final class ComponentDraft extends Draft<ComponentDraft> {

	private static final int MESSAGE_COMPONENT = 3;

	private final Kind kind;

	private List<String> values = List.of();

	ComponentDraft(Sender sender, Kind kind, String customId) {
		super(sender, customId);
		this.kind = kind;
	}

	/**
	 * Set the selected values of a select menu. Defaults to none.
	 * @param chosen the values of the selected options, or the names of the selected
	 * users
	 * @return this draft
	 * @throws IllegalStateException if the component is a button
	 */
	public ComponentDraft values(String... chosen) {
		if (this.kind == Kind.BUTTON) {
			throw new IllegalStateException("The button " + text() + " has no values to select");
		}
		this.values = List.of(chosen);
		return this;
	}

	@Override
	ComponentDraft self() {
		return this;
	}

	@Override
	int interactionType() {
		return MESSAGE_COMPONENT;
	}

	Kind kind() {
		return this.kind;
	}

	List<String> values() {
		return this.values;
	}

	/**
	 * Kind of component.
	 */
	enum Kind {

		BUTTON(2), STRING_SELECT(3), USER_SELECT(5);

		private final int wireType;

		Kind(int wireType) {
			this.wireType = wireType;
		}

		int wireType() {
			return this.wireType;
		}

	}

}
