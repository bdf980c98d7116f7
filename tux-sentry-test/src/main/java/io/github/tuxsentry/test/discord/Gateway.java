package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * The gateway: the sessions of all connected bots, and what is dispatched to them.
 */
final class Gateway {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

	private final LocalGuild guild;

	private final Signal signal;

	private final List<GatewaySession> sessions = new CopyOnWriteArrayList<>();

	private final AtomicInteger sessionNumbers = new AtomicInteger();

	Gateway(LocalGuild guild, Signal signal) {
		this.guild = guild;
		this.signal = signal;
		guild.onChange((event, json) -> this.sessions.stream()
			.filter((session) -> session.owns(guild.id()))
			.forEach((session) -> session.dispatch(event, json)));
	}

	WebSocketListener newConnection() {
		return new GatewayConnection(this);
	}

	int sessionCount() {
		return this.sessions.size();
	}

	/**
	 * Sends an interaction to the bots in the guild or, if it happens elsewhere, to those
	 * that take direct messages.
	 */
	void dispatchInteraction(ObjectNode interaction, Place place) {
		owners(place != Place.GUILD).forEach((session) -> session.dispatch("INTERACTION_CREATE", interaction));
	}

	/**
	 * Sends an event of the guild to the bots in it that have the intent for it.
	 * @throws IllegalStateException if no bot gets it
	 */
	void dispatchToGuild(String event, ObjectNode data, GatewayIntent intent) {
		receivers(owners(false), intent).forEach((session) -> session.dispatch(event, data));
	}

	/**
	 * Sends a message as far as the intents of the bots go.
	 * @throws IllegalStateException if no bot gets it
	 */
	void dispatchMessage(ObjectNode message, boolean direct) {
		receivers(owners(direct), intent(direct)).forEach((session) -> dispatchMessage(session, message, direct));
	}

	/**
	 * Tells the bots of a message which a bot has written.
	 */
	void echo(ObjectNode message, boolean direct) {
		this.sessions.stream()
			.filter((session) -> takes(session, direct) && session.hasIntent(intent(direct)))
			.forEach((session) -> dispatchMessage(session, message, direct));
	}

	GatewaySession identify(WebSocket connection, JsonNode identify) {
		String id = "local-session-" + this.sessionNumbers.incrementAndGet();
		GatewaySession session = new GatewaySession(id, identify, connection);
		LocalMember bot = this.guild.bot();
		boolean owner = session.owns(this.guild.id());
		ObjectNode ready = Json.object().put("v", 10).put("session_id", id);
		ready.set("user", bot.userJson());
		ready.set("application", Json.object().put("id", bot.id()).put("flags", 0));
		ready.putArray("private_channels");
		ArrayNode guilds = ready.putArray("guilds");
		if (owner) {
			guilds.add(Json.object().put("id", this.guild.id()).put("unavailable", true));
		}
		// Whoever finds the session waits until the bot has been introduced to its guild.
		synchronized (session) {
			this.sessions.add(session);
			session.dispatch("READY", ready);
			if (owner) {
				session.dispatch("GUILD_CREATE", this.guild.json());
			}
		}
		this.signal.changed();
		return session;
	}

	@Nullable GatewaySession resume(WebSocket connection, JsonNode resume) {
		String id = resume.path("session_id").asText();
		for (GatewaySession session : this.sessions) {
			if (session.id().equals(id)) {
				session.resume(connection, resume.path("seq").asInt());
				return session;
			}
		}
		return null;
	}

	void sendMembers(GatewaySession session, JsonNode request) {
		ArrayNode found = Json.array();
		List<String> ids = ids(request.path("user_ids"));
		String query = request.path("query").asText("");
		this.guild.members()
			.stream()
			.filter((member) -> (ids.isEmpty()) ? member.name().startsWith(query) : ids.contains(member.id()))
			.forEach((member) -> found.add(member.memberJsonWithUser()));
		ObjectNode chunk = Json.object().put("guild_id", this.guild.id()).put("chunk_index", 0).put("chunk_count", 1);
		chunk.set("members", found);
		chunk.set("nonce", request.path("nonce"));
		session.dispatch("GUILD_MEMBERS_CHUNK", chunk);
	}

	void lost(GatewaySession session, WebSocket connection, boolean forGood) {
		session.disconnected(connection);
		if (forGood) {
			this.sessions.remove(session);
			this.signal.changed();
		}
	}

	void dropConnections(int code, String reason) {
		this.sessions.forEach((session) -> session.drop(code, reason));
	}

	private List<GatewaySession> owners(boolean direct) {
		List<GatewaySession> owners = this.signal.await(CONNECT_TIMEOUT, () -> {
			List<GatewaySession> found = this.sessions.stream().filter((session) -> takes(session, direct)).toList();
			return (found.isEmpty()) ? null : found;
		});
		if (owners == null) {
			throw new IllegalStateException("No bot is connected to the local Discord");
		}
		return owners;
	}

	private boolean takes(GatewaySession session, boolean direct) {
		return (direct) ? session.shard() == 0 : session.owns(this.guild.id());
	}

	private static GatewayIntent intent(boolean direct) {
		return (direct) ? GatewayIntent.DIRECT_MESSAGES : GatewayIntent.GUILD_MESSAGES;
	}

	private static List<GatewaySession> receivers(List<GatewaySession> candidates, GatewayIntent intent) {
		List<GatewaySession> receivers = candidates.stream().filter((session) -> session.hasIntent(intent)).toList();
		if (receivers.isEmpty()) {
			throw new IllegalStateException("No connected bot has the intent " + intent + ", so none would be told");
		}
		return receivers;
	}

	/**
	 * Without the intent for it a bot sees the content of direct messages, of its own and
	 * of those that mention it only.
	 */
	private void dispatchMessage(GatewaySession session, ObjectNode message, boolean direct) {
		String botId = this.guild.bot().id();
		boolean readable = direct || session.hasIntent(GatewayIntent.MESSAGE_CONTENT)
				|| message.path("author").path("id").asText().equals(botId)
				|| message.path("mentions").findValuesAsText("id").contains(botId);
		session.dispatch("MESSAGE_CREATE", (readable) ? message : message.deepCopy().put("content", ""));
	}

	private static List<String> ids(JsonNode value) {
		if (value.isArray()) {
			return value.valueStream().map(JsonNode::asText).toList();
		}
		return (value.isMissingNode() || value.isNull()) ? List.of() : List.of(value.asText());
	}

}
