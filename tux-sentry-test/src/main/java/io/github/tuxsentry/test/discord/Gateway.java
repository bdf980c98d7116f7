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
 * Gateway, which dispatches events to the sessions of bots. Thread-safe.
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
	 * Dispatch an interaction to the bots in the guild or, if it is sent elsewhere, to
	 * those that receive direct messages.
	 * @param interaction the interaction as JSON
	 * @param place the place of the interaction
	 * @throws IllegalStateException if no bot connects
	 */
	void dispatchInteraction(ObjectNode interaction, Place place) {
		owners(place != Place.GUILD).forEach((session) -> session.dispatch("INTERACTION_CREATE", interaction));
	}

	/**
	 * Dispatch an event of the guild to the bots in the guild with the given intent.
	 * @param event the name of the event
	 * @param data the data of the event as JSON
	 * @param intent the required intent
	 * @throws IllegalStateException if no bot connects or none has the intent
	 */
	void dispatchToGuild(String event, ObjectNode data, GatewayIntent intent) {
		receivers(owners(false), intent).forEach((session) -> session.dispatch(event, data));
	}

	/**
	 * Dispatch a message to the bots with the intent for it.
	 * @param message the message as JSON
	 * @param direct whether it is a direct message
	 * @throws IllegalStateException if no bot connects or none has the intent
	 */
	void dispatchMessage(ObjectNode message, boolean direct) {
		receivers(owners(direct), intent(direct)).forEach((session) -> dispatchMessage(session, message, direct));
	}

	/**
	 * Dispatch a message of a bot to the connected bots with the intent for it, if any.
	 * @param message the message as JSON
	 * @param direct whether it is a direct message
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
		// Other threads cannot dispatch to the session before GUILD_CREATE.
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
			throw new IllegalStateException(
					"No connected bot has the intent " + intent + ", which this event requires");
		}
		return receivers;
	}

	/**
	 * Dispatch a message to a session. Without the intent {@code MESSAGE_CONTENT}, only
	 * direct messages, messages of the bot and messages that mention it have a content.
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
