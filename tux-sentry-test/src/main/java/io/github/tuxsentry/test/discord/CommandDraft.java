package io.github.tuxsentry.test.discord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A command that a user is about to give. Not safe for use by several threads; any number
 * of drafts can be made and sent at the same time.
 */
public final class CommandDraft {

	private final LocalDiscord discord;

	private final CommandKind kind;

	private final String text;

	private final Map<String, Object> options = new LinkedHashMap<>();

	private LocalMember user;

	private @Nullable String target;

	private boolean direct;

	CommandDraft(LocalDiscord discord, CommandKind kind, String text) {
		this.discord = discord;
		this.kind = kind;
		this.text = text;
		this.user = discord.member("alice");
	}

	/**
	 * Says who gives the command; {@code alice} if nobody is named.
	 * @param userName the user's name; a new user is made if there is none of that name
	 * @return this
	 */
	public CommandDraft by(String userName) {
		this.user = this.discord.member(userName);
		return this;
	}

	/**
	 * Fills in an option. Its type is the one the bot registered for it; without that it
	 * follows from the value: text, whole number, boolean, fraction, or a user.
	 * @param name the option's name
	 * @param value a {@link String}, {@link Number}, {@link Boolean} or
	 * {@link LocalMember}; an option of type user takes a user's name as well
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

	/**
	 * Gives the command in the user's direct channel with the bot instead of the guild.
	 * @return this
	 */
	public CommandDraft inDirectMessage() {
		this.direct = true;
		return this;
	}

	/**
	 * Delivers the command to every connected bot that is to get it, and waits at most 10
	 * seconds for one to connect.
	 * @return the command as it was sent, to wait for its reply
	 * @throws IllegalStateException if no connected bot gets it
	 * @throws IllegalArgumentException if an option does not fit the type the bot
	 * registered for it
	 */
	public SentCommand send() {
		return this.discord.send(this);
	}

	CommandKind kind() {
		return this.kind;
	}

	String text() {
		return this.text;
	}

	/**
	 * The command's name and those of subcommand group and subcommand. Context-menu
	 * commands have blanks in their one name.
	 */
	List<String> path() {
		return (this.kind == CommandKind.SLASH || this.kind == CommandKind.PREFIX) ? List.of(this.text.split(" +"))
				: List.of(this.text);
	}

	LocalMember user() {
		return this.user;
	}

	Map<String, Object> options() {
		return this.options;
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

	boolean isDirect() {
		return this.direct;
	}

}
