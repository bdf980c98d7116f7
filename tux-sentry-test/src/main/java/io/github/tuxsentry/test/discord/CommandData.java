package io.github.tuxsentry.test.discord;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Factory for the data of a command interaction: the command, its options and its target.
 */
final class CommandData {

	private final LocalGuild guild;

	private final RegisteredCommands commands;

	private final InteractionPlaces places;

	private final MessageJson messages;

	private final Snowflakes ids;

	private final OptionValues optionValues;

	CommandData(LocalGuild guild, RegisteredCommands commands, InteractionPlaces places, MessageJson messages,
			Attachments attachments, Snowflakes ids) {
		this.guild = guild;
		this.commands = commands;
		this.places = places;
		this.messages = messages;
		this.ids = ids;
		this.optionValues = new OptionValues(guild, commands, attachments);
	}

	ObjectNode of(CommandDraft draft) {
		List<String> path = draft.path();
		ResolvedEntities resolved = new ResolvedEntities(draft.place() == Place.DIRECT);
		ObjectNode data = Json.object().put("name", path.get(0)).put("type", draft.kind().wireType());
		String registeredId = this.commands.idOf(path.get(0), draft.kind());
		data.put("id", (registeredId != null) ? registeredId : this.ids.next());
		switch (draft.kind()) {
			case USER -> data.put("target_id", resolved.add(this.guild.member(draft.target("bob"))));
			case SLASH ->
				data.set("options", this.optionValues.nested(path, draft.options(), draft.focused(), resolved));
			default -> {
				// The target of a message command is added below.
			}
		}
		data.set("resolved", resolved.json());
		if (draft.kind() == CommandKind.MESSAGE) {
			String messageId = this.ids.next();
			ObjectNode target = this.messages.written(messageId, this.places.channelId(draft), this.guild.member("bob"),
					draft.target("Hello"));
			data.put("target_id", messageId);
			data.set("resolved", Json.object().set("messages", Json.object().set(messageId, target)));
		}
		return data;
	}

	/**
	 * Return the text of a message, with the values of its options.
	 */
	String text(CommandDraft draft) {
		List<String> path = List.of(draft.text().replaceFirst("^!", "").split(" +"));
		StringBuilder text = new StringBuilder(draft.text());
		draft.options().forEach((name, value) -> text.append(' ').append(this.optionValues.written(path, name, value)));
		return text.toString();
	}

}
