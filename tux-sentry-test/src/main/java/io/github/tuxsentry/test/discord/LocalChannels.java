package io.github.tuxsentry.test.discord;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Channels and threads of the guild. Thread-safe.
 */
final class LocalChannels {

	private final String guildId;

	private final String ownerId;

	private final Snowflakes ids;

	private final BiConsumer<String, ObjectNode> events;

	private final Map<String, LocalChannel> channels = new ConcurrentSkipListMap<>();

	/**
	 * Create a new instance without channels.
	 * @param guildId the ID of the guild
	 * @param ownerId the ID of the user who owns the threads
	 * @param ids generates the IDs of the channels
	 * @param events receives an event for each channel that is created
	 */
	LocalChannels(String guildId, String ownerId, Snowflakes ids, BiConsumer<String, ObjectNode> events) {
		this.guildId = guildId;
		this.ownerId = ownerId;
		this.ids = ids;
		this.events = events;
	}

	String guildId() {
		return this.guildId;
	}

	String ownerId() {
		return this.ownerId;
	}

	/**
	 * Return the channel with the given kind, name and parent. It is created if it does
	 * not exist.
	 */
	synchronized LocalChannel named(LocalChannel.Kind kind, String name, @Nullable LocalChannel parent) {
		return this.channels.values()
			.stream()
			.filter((channel) -> channel.kind() == kind && channel.name().equals(name) && channel.parent() == parent)
			.findFirst()
			.orElseGet(() -> create(kind, this.ids.next(), name, parent));
	}

	/**
	 * Return the channel with the given name, of any kind. A text channel is created if
	 * it does not exist.
	 */
	synchronized LocalChannel named(String name) {
		return this.channels.values()
			.stream()
			.filter((channel) -> channel.name().equals(name))
			.findFirst()
			.orElseGet(() -> create(LocalChannel.Kind.TEXT, this.ids.next(), name, null));
	}

	/**
	 * Create a channel, even if another one has the same name.
	 */
	synchronized LocalChannel create(LocalChannel.Kind kind, String id, String name, @Nullable LocalChannel parent) {
		LocalChannel channel = new LocalChannel(this, kind, id, name, parent);
		this.channels.put(id, channel);
		ObjectNode json = channel.json();
		if (parent != null) {
			this.events.accept("THREAD_CREATE", json.put("newly_created", true));
		}
		else {
			this.events.accept("CHANNEL_CREATE", json);
		}
		return channel;
	}

	@Nullable LocalChannel byId(String id) {
		return this.channels.get(id);
	}

	/**
	 * Return the channels that are not threads, as JSON for the gateway.
	 */
	ArrayNode json() {
		return json(this.channels.values().stream().filter((channel) -> channel.parent() == null).toList());
	}

	/**
	 * Return the threads, as JSON for the gateway.
	 */
	ArrayNode threadsJson() {
		return json(this.channels.values().stream().filter((channel) -> channel.parent() != null).toList());
	}

	private static ArrayNode json(Collection<LocalChannel> channels) {
		return Json.array(List.copyOf(channels).stream().map(LocalChannel::json).toArray(ObjectNode[]::new));
	}

}
