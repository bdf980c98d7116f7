package io.github.tuxsentry.test.discord;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The commands that were sent, to find to which of them a bot replies.
 */
final class SentCommands {

	private final Map<String, SentCommand> byInteractionToken = new ConcurrentHashMap<>();

	private final Map<String, SentCommand> byMessageId = new ConcurrentHashMap<>();

	private final Set<SentCommand> unanswered = ConcurrentHashMap.newKeySet();

	void interaction(String token, SentCommand command) {
		this.byInteractionToken.put(token, command);
	}

	void message(SentCommand command) {
		this.byMessageId.put(command.id(), command);
		this.unanswered.add(command);
	}

	@Nullable SentCommand byInteractionToken(String token) {
		return this.byInteractionToken.get(token);
	}

	/**
	 * Hands a message of the bot in a channel to those whom it answers.
	 */
	void channelMessage(String channelId, JsonNode message) {
		this.unanswered.removeIf((command) -> !command.isUnanswered());
		SentCommand referred = this.byMessageId.get(message.path("message_reference").path("message_id").asText(""));
		if (referred != null) {
			referred.replied(message);
			return;
		}
		this.unanswered.stream()
			.filter((command) -> command.channelId().equals(channelId))
			.forEach((command) -> command.replied(message));
	}

}
