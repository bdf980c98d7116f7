package io.github.tuxsentry.test.sentry;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.tuxsentry.test.discord.CommandDraft;
import io.github.tuxsentry.test.discord.CommandKind;
import io.github.tuxsentry.test.discord.Draft;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.ModalDraft;
import io.github.tuxsentry.test.discord.Reply;
import io.github.tuxsentry.test.discord.SentCommand;

/**
 * Form that sends commands and other interactions to the bot on a local Discord. The
 * fields of a submission are {@code kind}, {@code name} (the ID of a component or modal),
 * {@code user}, {@code options} and {@code values}.
 */
final class DiscordForm implements PageForm {

	private final LocalDiscord discord;

	DiscordForm(LocalDiscord discord) {
		this.discord = discord;
	}

	@Override
	public JsonNode commands() {
		ArrayNode commands = Json.array();
		this.discord.registeredCommands().forEach(commands::add);
		return commands;
	}

	@Override
	public JsonNode submit(JsonNode fields) {
		String name = fields.path("name").asText().strip();
		if (name.isEmpty()) {
			throw new IllegalArgumentException("The name is missing");
		}
		Draft<?> draft = draft(fields.path("kind").asText(), name, fields);
		String user = fields.path("user").asText().strip();
		SentCommand sent = (user.isEmpty() ? draft : draft.by(user)).send();
		try {
			Reply reply = sent.awaitReply();
			return Json.object()
				.put("user", sent.userName())
				.put("ephemeral", reply.ephemeral())
				.put("millis", reply.after().toMillis())
				.set("reply", reply.json());
		}
		catch (AssertionError ex) {
			return Json.object().put("user", sent.userName()).put("detail", "The bot has not replied in 10 seconds");
		}
	}

	private Draft<?> draft(String kind, String name, JsonNode fields) {
		return switch (kind) {
			case "button" -> this.discord.button(name);
			case "select" -> this.discord.stringSelect(name).values(values(fields));
			case "users" -> this.discord.entitySelect(name).values(values(fields));
			case "modal" -> modal(this.discord.modal(name), fields);
			case "slash", "prefix", "user", "message" ->
				command(this.discord.command(CommandKind.valueOf(kind.toUpperCase(Locale.ROOT)), name), fields);
			default -> throw new IllegalArgumentException("The kind is unknown: " + kind);
		};
	}

	private static ModalDraft modal(ModalDraft modal, JsonNode fields) {
		fields.path("options").properties().forEach((field) -> modal.field(field.getKey(), field.getValue().asText()));
		return modal;
	}

	private static CommandDraft command(CommandDraft command, JsonNode fields) {
		fields.path("options")
			.properties()
			.forEach((option) -> command.option(option.getKey(), value(option.getValue())));
		return command;
	}

	private static Object value(JsonNode value) {
		if (value.isBoolean()) {
			return value.booleanValue();
		}
		return value.isNumber() ? value.numberValue() : value.asText();
	}

	private static String[] values(JsonNode fields) {
		return fields.path("values").valueStream().map(JsonNode::asText).toArray(String[]::new);
	}

}
