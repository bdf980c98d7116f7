package io.github.tuxsentry.test.discord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A command that a user is about to give, or is still typing.
 */
public final class CommandDraft extends Draft<CommandDraft> {

	private static final int APPLICATION_COMMAND = 2;

	private static final int AUTOCOMPLETE = 4;

	private final CommandKind kind;

	private final @Nullable String focused;

	private final Map<String, Object> options = new LinkedHashMap<>();

	private @Nullable String target;

	CommandDraft(Sender sender, CommandKind kind, String text) {
		super(sender, text);
		this.kind = kind;
		this.focused = null;
	}

	/**
	 * A slash command of which an option is still being typed.
	 */
	CommandDraft(Sender sender, String text, String focused, String typed) {
		super(sender, text);
		this.kind = CommandKind.SLASH;
		this.focused = focused;
		this.options.put(focused, typed);
	}

	/**
	 * Fills in an option. Its type is the one the bot registered for it; without that it
	 * follows from the value: text, whole number, boolean, fraction, user, channel or
	 * attachment.
	 * @param name the option's name
	 * @param value a {@link String}, {@link Number}, {@link Boolean},
	 * {@link LocalMember}, {@link LocalChannel} or {@link LocalAttachment}; the options
	 * of types user, channel, role, mentionable and attachment take a name as well
	 * @return this
	 */
	public CommandDraft option(String name, Object value) {
		this.options.put(name, value);
		return this;
	}

	/**
	 * Fills in options in the order of the map.
	 * @param values the options' values by their names, see
	 * {@link #option(String, Object)}
	 * @return this
	 */
	public CommandDraft options(Map<String, ?> values) {
		values.forEach(this::option);
		return this;
	}

	/**
	 * Says what a context-menu command is applied to. Without it that is the option
	 * {@code target} for a user command and {@code content} for a message command, or
	 * their only option, or else {@code bob} and a message {@code Hello} of his.
	 * @param userNameOrMessageText the name of the target user, or the text of the target
	 * message, which {@code bob} has written
	 * @return this
	 */
	public CommandDraft on(String userNameOrMessageText) {
		this.target = userNameOrMessageText;
		return this;
	}

	@Override
	CommandDraft self() {
		return this;
	}

	@Override
	int interactionType() {
		return (this.focused != null) ? AUTOCOMPLETE : APPLICATION_COMMAND;
	}

	CommandKind kind() {
		return this.kind;
	}

	/**
	 * The command's name and those of subcommand group and subcommand. Context-menu
	 * commands have blanks in their one name.
	 */
	List<String> path() {
		return (this.kind == CommandKind.SLASH || this.kind == CommandKind.PREFIX) ? List.of(text().split(" +"))
				: List.of(text());
	}

	Map<String, Object> options() {
		return this.options;
	}

	/**
	 * The name of the option that is still being typed, or null if the command is given.
	 */
	@Nullable String focused() {
		return this.focused;
	}

	String target(String fallback) {
		if (this.target != null) {
			return this.target;
		}
		Object option = this.options.get((this.kind == CommandKind.USER) ? "target" : "content");
		if (option == null && this.options.size() == 1) {
			option = this.options.values().iterator().next();
		}
		if (option instanceof LocalMember member) {
			return member.name();
		}
		return (option != null) ? option.toString() : fallback;
	}

}
