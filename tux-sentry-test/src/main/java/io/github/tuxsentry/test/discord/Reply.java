package io.github.tuxsentry.test.discord;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reply of the bot to a command, another interaction or a message.
 *
 * @param content the text, which is empty if the reply only consists of embeds, opens a
 * modal or contains choices
 * @param ephemeral whether only the user of the command can see the reply
 * @param json the reply as sent by the bot: a message, the changes of a message, a modal,
 * or the {@code choices} of an autocomplete request
 * @param after the time from the command to the reply, during which the user waited
 * @since 0.1.0
 */
public record Reply(String content, boolean ephemeral, JsonNode json, Duration after) {

	private static final int EPHEMERAL = 64;

	static Reply of(JsonNode json, Duration after) {
		return new Reply(json.path("content").asText(""), (json.path("flags").asInt() & EPHEMERAL) != 0, json, after);
	}

}
