package io.github.tuxsentry.test.discord;

import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Recent messages, including edits. Thread-safe.
 */
final class PostedMessages {

	private static final int KEPT = 500;

	private static final int EPHEMERAL = 64;

	private final LatestEntries<ObjectNode> messages = new LatestEntries<>(KEPT);

	/**
	 * Add a message, or replace it by its edited version.
	 */
	synchronized void put(ObjectNode message) {
		this.messages.put(message.path("id").asText(), message);
	}

	synchronized @Nullable ObjectNode get(String id) {
		return this.messages.get(id);
	}

	/**
	 * Return the latest message in a channel that is not ephemeral, or {@code null} if
	 * there is none.
	 */
	@Nullable ObjectNode last(String channelId) {
		return last(channelId, (message) -> (message.path("flags").asInt() & EPHEMERAL) == 0);
	}

	/**
	 * Return the latest message in a channel that contains a component with the given
	 * custom ID, or {@code null} if there is none.
	 */
	@Nullable ObjectNode withComponent(String channelId, String customId) {
		return last(channelId,
				(message) -> message.path("components").findValuesAsText("custom_id").contains(customId));
	}

	private synchronized @Nullable ObjectNode last(String channelId, Predicate<ObjectNode> wanted) {
		List<ObjectNode> all = this.messages.values();
		for (int i = all.size() - 1; i >= 0; i--) {
			ObjectNode message = all.get(i);
			if (message.path("channel_id").asText().equals(channelId) && wanted.test(message)) {
				return message;
			}
		}
		return null;
	}

}
