package io.github.tuxsentry.test.discord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Command or message that has not been sent yet, or an autocomplete request for an option
 * of a command. Instances are not thread-safe.
 *
 * @since 0.1.0
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
	 * Create a new autocomplete request for an option of a slash command.
	 * @param sender sends the request
	 * @param text the name of the command
	 * @param focused the name of the option
	 * @param typed the text that the user has typed so far
	 */
	CommandDraft(Sender sender, String text, String focused, String typed) {
		super(sender, text);
		this.kind = CommandKind.SLASH;
		this.focused = focused;
		this.options.put(focused, typed);
	}

	/**
	 * Set the value of an option. The type of the option is the one that the bot
	 * registered. For an option that is not registered, it is determined by the value:
	 * string, integer, boolean, number, user, channel or attachment.
	 * @param name the name of the option
	 * @param value a {@link String}, {@link Number}, {@link Boolean},
	 * {@link LocalMember}, {@link LocalChannel} or {@link LocalAttachment}. Options of
	 * the types user, channel, role, mentionable and attachment also accept a name
	 * @return this draft
	 */
	public CommandDraft option(String name, Object value) {
		this.options.put(name, value);
		return this;
	}

	/**
	 * Set the values of options, in the order of the map.
	 * @param values the values by the names of the options, see
	 * {@link #option(String, Object)}
	 * @return this draft
	 */
	public CommandDraft options(Map<String, ?> values) {
		values.forEach(this::option);
		return this;
	}

	/**
	 * Set the target of a context menu command. Defaults to the value of the option
	 * {@code target} for a user command and {@code content} for a message command, or
	 * else to the value of the only option, or else to the user {@code bob} and a message
	 * {@code Hello}.
	 * @param userNameOrMessageText the name of the user, or the text of the message,
	 * which is written by {@code bob}
	 * @return this draft
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
	 * Return the name of the command, followed by those of the subcommand group and the
	 * subcommand. The name of a context menu command can contain spaces.
	 */
	List<String> path() {
		return (this.kind == CommandKind.SLASH || this.kind == CommandKind.PREFIX) ? List.of(text().split(" +"))
				: List.of(text());
	}

	Map<String, Object> options() {
		return this.options;
	}

	/**
	 * Return the name of the option that the user is typing, or {@code null} if this is
	 * not an autocomplete request.
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
