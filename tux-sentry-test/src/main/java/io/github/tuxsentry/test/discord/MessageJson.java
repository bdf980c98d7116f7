package io.github.tuxsentry.test.discord;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Factory for the JSON of messages. Each word {@code @name} in the text of a user becomes
 * a mention of the user with this name.
 */
final class MessageJson {

	private static final Pattern MENTION = Pattern.compile("(?<!\\S)@(?!everyone\\b|here\\b)([A-Za-z0-9_.]+)");

	private static final int LOADING = 1 << 7;

	private final LocalGuild guild;

	MessageJson(LocalGuild guild) {
		this.guild = guild;
	}

	/**
	 * Return a message that a user writes.
	 */
	ObjectNode written(String id, String channelId, LocalMember author, String text) {
		ArrayNode mentions = Json.array();
		String content = MENTION.matcher(text).replaceAll((match) -> {
			LocalMember mentioned = this.guild.member(match.group(1));
			ObjectNode user = mentioned.userJson();
			if (this.guild.channels().byId(channelId) != null) {
				user.set("member", mentioned.memberJson());
			}
			mentions.add(user);
			return Matcher.quoteReplacement("<@" + mentioned.id() + ">");
		});
		ObjectNode message = message(id, channelId, author, content);
		message.set("mentions", mentions);
		return message;
	}

	/**
	 * Return a message that the bot sends, as in the response of Discord.
	 */
	ObjectNode sent(String id, String channelId, JsonNode sent) {
		ObjectNode message = message(id, channelId, this.guild.bot(), "");
		if (sent.path("message_reference").isObject()) {
			message.set("message_reference", sent.get("message_reference"));
		}
		return edited(message, sent);
	}

	/**
	 * Return the message of a deferred reply, which shows that the bot is thinking.
	 */
	ObjectNode thinking(String id, String channelId, JsonNode sent) {
		ObjectNode message = sent(id, channelId, sent);
		return message.put("flags", message.path("flags").asInt() | LOADING);
	}

	static boolean isThinking(ObjectNode message) {
		return (message.path("flags").asInt() & LOADING) != 0;
	}

	/**
	 * Return an edited copy of a message. That of a deferred reply is complete then, and
	 * as visible as the deferred reply.
	 */
	ObjectNode edited(ObjectNode message, JsonNode changes) {
		ObjectNode edited = message.deepCopy();
		for (String field : new String[] { "content", "flags", "components" }) {
			if (changes.hasNonNull(field)) {
				edited.set(field, changes.get(field));
			}
		}
		if (changes.hasNonNull("embeds")) {
			ArrayNode embeds = edited.putArray("embeds");
			changes.get("embeds").forEach((embed) -> embeds.add(embed.<ObjectNode>deepCopy().put("type", "rich")));
		}
		if (isThinking(message)) {
			edited.put("flags", message.path("flags").asInt() & ~LOADING);
		}
		return edited;
	}

	/**
	 * Return a message of any user. Its guild and member are only set in a channel of the
	 * guild.
	 */
	ObjectNode message(String id, String channelId, LocalMember author, String content) {
		ObjectNode message = Json.object()
			.put("id", id)
			.put("channel_id", channelId)
			.put("type", 0)
			.put("content", content)
			.put("timestamp", Instant.now().toString())
			.putNull("edited_timestamp")
			.put("pinned", false)
			.put("tts", false)
			.put("mention_everyone", false)
			.put("flags", 0);
		for (String empty : new String[] { "mentions", "mention_roles", "attachments", "embeds", "components" }) {
			message.putArray(empty);
		}
		message.set("author", author.userJson());
		if (this.guild.channels().byId(channelId) != null) {
			message.put("guild_id", this.guild.id());
			message.set("member", author.memberJson());
		}
		return message;
	}

}
