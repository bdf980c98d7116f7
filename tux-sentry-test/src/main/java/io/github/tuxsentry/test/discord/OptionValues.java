package io.github.tuxsentry.test.discord;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Converter of option values to JSON. The types of the options are those that the bot
 * registered. The type of an option that is not registered is determined by its value.
 */
final class OptionValues {

	private static final int SUBCOMMAND = 1;

	private static final int SUBCOMMAND_GROUP = 2;

	private static final int STRING = 3;

	private static final int INTEGER = 4;

	private static final int BOOLEAN = 5;

	private static final int USER = 6;

	private static final int CHANNEL = 7;

	private static final int ROLE = 8;

	private static final int MENTIONABLE = 9;

	private static final int NUMBER = 10;

	private static final int ATTACHMENT = 11;

	private final LocalGuild guild;

	private final RegisteredCommands commands;

	private final Attachments attachments;

	OptionValues(LocalGuild guild, RegisteredCommands commands, Attachments attachments) {
		this.guild = guild;
		this.commands = commands;
		this.attachments = attachments;
	}

	/**
	 * Return the options, nested in their subcommand group and subcommand.
	 * @param path the name of the command, followed by those of the subcommand group and
	 * the subcommand
	 * @param options the values by the names of the options
	 * @param focused the name of the option that the user is typing, or {@code null}
	 * @param resolved collects the entities that the values refer to
	 * @return the options as JSON
	 */
	ArrayNode nested(List<String> path, Map<String, Object> options, @Nullable String focused,
			ResolvedEntities resolved) {
		ArrayNode level = Json.array();
		options.forEach((name, value) -> level
			.add((name.equals(focused)) ? typed(path, name, value) : option(path, name, value, resolved)));
		for (int i = path.size() - 1; i > 0; i--) {
			int type = (i == path.size() - 1) ? SUBCOMMAND : SUBCOMMAND_GROUP;
			ObjectNode wrapper = Json.object().put("name", path.get(i)).put("type", type);
			wrapper.set("options", level.deepCopy());
			level.removeAll();
			level.add(wrapper);
		}
		return level;
	}

	/**
	 * Return the value of an option as text of a message.
	 */
	String written(List<String> path, String name, Object value) {
		if (value instanceof LocalMember member) {
			return "@" + member.name();
		}
		boolean user = type(path, name, value) == USER;
		return (user) ? "@" + value : String.valueOf(value);
	}

	/**
	 * Return an option that the user is typing. Its value is a string, whatever the type
	 * of the option.
	 */
	private ObjectNode typed(List<String> path, String name, Object value) {
		return Json.object()
			.put("name", name)
			.put("type", type(path, name, value))
			.put("value", String.valueOf(value))
			.put("focused", true);
	}

	private ObjectNode option(List<String> path, String name, Object value, ResolvedEntities resolved) {
		int type = type(path, name, value);
		ObjectNode option = Json.object().put("name", name).put("type", type);
		return switch (type) {
			case STRING -> option.put("value", String.valueOf(value));
			case INTEGER -> option.put("value", OptionValues.<Long>number(name, value, Long::parseLong));
			case BOOLEAN -> option.put("value", Boolean.parseBoolean(String.valueOf(value)));
			case NUMBER -> option.put("value", OptionValues.<Double>number(name, value, Double::parseDouble));
			case USER -> option.put("value", resolved.add(member(value)));
			case CHANNEL -> option.put("value", resolved.add(channel(value)));
			case ROLE -> option.put("value", resolved.add(this.guild.roleNamed(String.valueOf(value))));
			case MENTIONABLE -> option.put("value", (this.guild.hasRole(String.valueOf(value)))
					? resolved.add(this.guild.roleNamed(String.valueOf(value))) : resolved.add(member(value)));
			case ATTACHMENT -> option.put("value", resolved.addAttachment(this.attachments.add(attachment(value))));
			default -> throw new IllegalArgumentException(
					"The local Discord cannot send option " + name + ": its type is " + type);
		};
	}

	private static <T extends Number> T number(String name, Object value, Function<String, T> parser) {
		try {
			return parser.apply(String.valueOf(value));
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("The option " + name + " must be a number, not " + value, ex);
		}
	}

	private int type(List<String> path, String name, Object value) {
		int registered = this.commands.optionType(path, name);
		if (registered != 0) {
			return registered;
		}
		if (value instanceof LocalMember) {
			return USER;
		}
		if (value instanceof LocalChannel) {
			return CHANNEL;
		}
		if (value instanceof LocalAttachment) {
			return ATTACHMENT;
		}
		if (value instanceof Boolean) {
			return BOOLEAN;
		}
		if (value instanceof Double || value instanceof Float) {
			return NUMBER;
		}
		return (value instanceof Number) ? INTEGER : STRING;
	}

	private LocalChannel channel(Object value) {
		return (value instanceof LocalChannel channel) ? channel : this.guild.channels().named(String.valueOf(value));
	}

	private static LocalAttachment attachment(Object value) {
		return (value instanceof LocalAttachment file) ? file : new LocalAttachment(String.valueOf(value), "");
	}

	private LocalMember member(Object value) {
		return (value instanceof LocalMember member) ? member : this.guild.member(String.valueOf(value));
	}

}
