package io.github.tuxsentry.test.discord;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Latest commands that were sent to bots, to find those that a message replies to.
 * Thread-safe.
 */
final class SentCommands {

	/** Maximum number of interactions, and of messages. */
	private static final int MAX_SIZE = 10_000;

	private final Map<String, SentCommand> byInteractionToken = new LinkedHashMap<>();

	private final Map<String, SentCommand> byMessageId = new LinkedHashMap<>();

	private final Set<SentCommand> unanswered = new LinkedHashSet<>();

	synchronized void interaction(String token, SentCommand command) {
		keep(this.byInteractionToken, token, command);
	}

	synchronized void message(SentCommand command) {
		this.unanswered.add(command);
		keep(this.byMessageId, command.id(), command);
	}

	private void keep(Map<String, SentCommand> commands, String key, SentCommand command) {
		commands.put(key, command);
		if (commands.size() > MAX_SIZE) {
			Iterator<SentCommand> oldest = commands.values().iterator();
			this.unanswered.remove(oldest.next());
			oldest.remove();
		}
	}

	synchronized @Nullable SentCommand byInteractionToken(String token) {
		return this.byInteractionToken.get(token);
	}

	/**
	 * Pass a message of the bot in a channel to the commands to which it is a reply.
	 */
	void channelMessage(String channelId, JsonNode message) {
		answeredBy(channelId, message).forEach((command) -> command.replied(message));
	}

	private synchronized List<SentCommand> answeredBy(String channelId, JsonNode message) {
		this.unanswered.removeIf((command) -> !command.isUnanswered());
		SentCommand referred = this.byMessageId.get(message.path("message_reference").path("message_id").asText(""));
		return (referred != null) ? List.of(referred)
				: this.unanswered.stream().filter((command) -> command.channelId().equals(channelId)).toList();
	}

}
