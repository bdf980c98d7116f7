package io.github.tuxsentry.test.discord;

import java.util.List;

/**
 * A button that a user is about to press, or a select menu he is about to choose from.
 * The message it is in is the latest one of the bot in that channel that has a component
 * of that id; if there is none, the component is in an empty message of the bot.
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
	 * Says what is chosen from a select menu; nothing if this is not called.
	 * @param chosen the values of the options, or the names of the users
	 * @return this
	 * @throws IllegalStateException if this is a button
	 */
	public ComponentDraft values(String... chosen) {
		if (this.kind == Kind.BUTTON) {
			throw new IllegalStateException("The button " + text() + " has no values to choose from");
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
	 * The kinds of component.
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
