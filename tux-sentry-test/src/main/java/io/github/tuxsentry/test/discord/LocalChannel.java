package io.github.tuxsentry.test.discord;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Channel of the guild: a text channel, a forum, or a thread of either. Thread-safe.
 *
 * @since 0.1.0
 */
public final class LocalChannel {

	private static final int ARCHIVE_MINUTES = 1440;

	private final LocalChannels channels;

	private final Kind kind;

	private final String id;

	private final String name;

	private final @Nullable LocalChannel parent;

	private final Instant createdAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	LocalChannel(LocalChannels channels, Kind kind, String id, String name, @Nullable LocalChannel parent) {
		this.channels = channels;
		this.kind = kind;
		this.id = id;
		this.name = name;
		this.parent = parent;
	}

	/**
	 * Return the ID of the channel.
	 * @return the ID
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the name of the channel.
	 * @return the name, or the title of a forum post
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the public thread with the given name, or the post if this channel is a
	 * forum. It is created if it does not exist, and an event is sent to connected bots.
	 * @param threadName the name of the thread or the title of the post
	 * @return the thread, the same one for the same name
	 * @throws IllegalStateException if this channel is a thread
	 */
	public LocalChannel thread(String threadName) {
		if (this.kind == Kind.THREAD) {
			throw new IllegalStateException("The thread " + this.name + " cannot have threads");
		}
		return this.channels.named(Kind.THREAD, threadName, this);
	}

	Kind kind() {
		return this.kind;
	}

	@Nullable LocalChannel parent() {
		return this.parent;
	}

	ObjectNode json() {
		ObjectNode json = Json.object()
			.put("id", this.id)
			.put("guild_id", this.channels.guildId())
			.put("type", this.kind.wireType())
			.put("name", this.name);
		return (this.parent != null) ? thread(json, this.parent)
				: json.put("position", 0).set("permission_overwrites", Json.array());
	}

	private ObjectNode thread(ObjectNode json, LocalChannel container) {
		return json.put("parent_id", container.id)
			.put("owner_id", this.channels.ownerId())
			.put("member_count", 1)
			.put("message_count", 0)
			.set("thread_metadata",
					Json.object()
						.put("locked", false)
						.put("archived", false)
						.put("invitable", true)
						.put("archive_timestamp", this.createdAt.toString())
						.put("create_timestamp", this.createdAt.toString())
						.put("auto_archive_duration", ARCHIVE_MINUTES));
	}

	@Override
	public String toString() {
		return this.name + " (" + this.id + ")";
	}

	/**
	 * Kind of channel.
	 */
	enum Kind {

		TEXT(0), THREAD(11), FORUM(15);

		private final int wireType;

		Kind(int wireType) {
			this.wireType = wireType;
		}

		int wireType() {
			return this.wireType;
		}

	}

}
