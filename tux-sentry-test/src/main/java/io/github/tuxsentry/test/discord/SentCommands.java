package io.github.tuxsentry.test.discord;

import java.util.LinkedHashSet;
import java.util.List;
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

	private final LatestEntries<SentCommand> byInteractionToken = new LatestEntries<>(MAX_SIZE);

	private final LatestEntries<SentCommand> byMessageId = new LatestEntries<>(MAX_SIZE);

	private final Set<SentCommand> unanswered = new LinkedHashSet<>();

	synchronized void interaction(String token, SentCommand command) {
		this.byInteractionToken.put(token, command);
	}

	synchronized void message(SentCommand command) {
		this.unanswered.add(command);
		SentCommand removed = this.byMessageId.put(command.id(), command);
		if (removed != null) {
			this.unanswered.remove(removed);
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
