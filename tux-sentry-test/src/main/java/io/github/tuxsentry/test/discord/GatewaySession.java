package io.github.tuxsentry.test.discord;

import java.util.ArrayDeque;
import java.util.Deque;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import okhttp3.WebSocket;
import org.jspecify.annotations.Nullable;

/**
 * Session of a shard at the gateway. Events that are dispatched while it has no
 * connection are sent when the bot resumes the session. Thread-safe.
 */
final class GatewaySession {

	private static final int KEPT_FRAMES = 2000;

	private final String id;

	private final int shard;

	private final int shardTotal;

	private final long intents;

	private final Deque<Frame> sent = new ArrayDeque<>();

	private @Nullable WebSocket connection;

	private int sequence;

	GatewaySession(String id, JsonNode identify, WebSocket connection) {
		this.id = id;
		this.shard = identify.path("shard").path(0).asInt(0);
		this.shardTotal = identify.path("shard").path(1).asInt(1);
		this.intents = identify.path("intents").asLong();
		this.connection = connection;
	}

	String id() {
		return this.id;
	}

	int shard() {
		return this.shard;
	}

	boolean owns(String guildId) {
		return Snowflakes.shardOf(guildId, this.shardTotal) == this.shard;
	}

	boolean hasIntent(GatewayIntent intent) {
		return (this.intents & intent.getRawValue()) != 0;
	}

	synchronized void dispatch(String event, JsonNode data) {
		int number = ++this.sequence;
		ObjectNode frame = Json.object().put("op", 0).put("s", number).put("t", event);
		frame.set("d", data);
		String text = frame.toString();
		this.sent.addLast(new Frame(number, text));
		if (this.sent.size() > KEPT_FRAMES) {
			this.sent.removeFirst();
		}
		if (this.connection != null) {
			this.connection.send(text);
		}
	}

	synchronized void resume(WebSocket newConnection, int lastSeen) {
		this.connection = newConnection;
		this.sent.stream()
			.filter((frame) -> frame.sequence() > lastSeen)
			.forEach((frame) -> newConnection.send(frame.text()));
		dispatch("RESUMED", Json.object());
	}

	synchronized void disconnected(WebSocket lost) {
		if (this.connection == lost) {
			this.connection = null;
		}
	}

	synchronized void drop(int code, String reason) {
		if (this.connection != null) {
			this.connection.close(code, reason);
			this.connection = null;
		}
	}

	/**
	 * Frame that was dispatched, with or without a connection.
	 *
	 * @param sequence the sequence number
	 * @param text the JSON
	 */
	private record Frame(int sequence, String text) {
	}

}
