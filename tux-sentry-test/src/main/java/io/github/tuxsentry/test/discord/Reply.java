package io.github.tuxsentry.test.discord;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A reply of the bot to a command or another interaction.
 *
 * @param content the text, empty if the reply has embeds only, opens a modal or proposes
 * choices
 * @param ephemeral whether only the user of the command sees it
 * @param json the reply as the bot sent it: a message, the changes to one, a modal, or
 * the {@code choices} for an autocompletion
 * @param after the time that the user has waited for the reply
 */
public record Reply(String content, boolean ephemeral, JsonNode json, Duration after) {

	private static final int EPHEMERAL = 64;

	static Reply of(JsonNode json, Duration after) {
		return new Reply(json.path("content").asText(""), (json.path("flags").asInt() & EPHEMERAL) != 0, json, after);
	}

}
