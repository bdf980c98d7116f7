package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Routes of the REST API for replies to interactions and for messages in channels.
 */
final class ReplyRoutes {

	private static final int MESSAGE = 4;

	private static final int DEFERRED_MESSAGE = 5;

	private static final int DEFERRED_UPDATE = 6;

	private static final int UPDATE = 7;

	private final LocalGuild guild;

	private final SentCommands commands;

	private final Gateway gateway;

	private final PostedMessages posted;

	private final MessageJson messages;

	private final Snowflakes ids;

	ReplyRoutes(LocalGuild guild, SentCommands commands, Gateway gateway, PostedMessages posted, Snowflakes ids) {
		this.guild = guild;
		this.commands = commands;
		this.gateway = gateway;
		this.posted = posted;
		this.messages = new MessageJson(guild);
		this.ids = ids;
	}

	void addTo(RestApi api) {
		api.route("POST", "/interactions/{id}/{token}/callback", this::callback);
		api.route("POST", "/webhooks/{app}/{token}", this::furtherMessage);
		api.route("PATCH", "/webhooks/{app}/{token}/messages/{message}", this::editHookMessage);
		api.route("GET", "/webhooks/{app}/{token}/messages/{message}", this::hookMessage);
		api.route("DELETE", "/webhooks/{app}/{token}/messages/{message}", this::deleteHookMessage);
		api.route("POST", "/channels/{channel}/messages", this::createMessage);
		api.route("PATCH", "/channels/{channel}/messages/{message}", this::editMessage);
		api.route("DELETE", "/channels/{channel}/messages/{message}", (request) -> Answer.noContent());
		api.route("PUT", "/channels/{channel}/messages/{message}/reactions/{emoji}/@me",
				(request) -> Answer.noContent());
		api.route("POST", "/channels/{channel}/typing", (request) -> Answer.noContent());
	}

	private Answer callback(RestRequest request) {
		SentCommand command = this.commands.byInteractionToken(request.variable("token"));
		if (command == null || !command.id().equals(request.variable("id"))) {
			return Answer.error(404, 10062, "Unknown interaction");
		}
		if (!command.acknowledge()) {
			return Answer.error(400, 40060, "Interaction has already been acknowledged.");
		}
		int type = request.body().path("type").asInt();
		JsonNode data = request.body().path("data");
		ObjectNode resource = Json.object().put("type", type);
		if (type == MESSAGE) {
			resource.set("message", original(command, this.messages.sent(this.ids.next(), command.channelId(), data)));
		}
		if (type == DEFERRED_MESSAGE) {
			resource.set("message",
					original(command, this.messages.thinking(this.ids.next(), command.channelId(), data)));
		}
		if (type == UPDATE) {
			resource.set("message", original(command, edited(command, command.lastMessage(), data)));
		}
		if (type != DEFERRED_MESSAGE && type != DEFERRED_UPDATE) {
			command.replied(data);
		}
		ObjectNode json = Json.object();
		json.set("interaction", Json.object().put("id", command.id()).put("type", command.interactionType()));
		json.set("resource", resource);
		return Answer.ok(json);
	}

	private Answer furtherMessage(RestRequest request) {
		SentCommand command = this.commands.byInteractionToken(request.variable("token"));
		if (command == null || !command.isAcknowledged()) {
			return Answer.error(404, 10015, "Unknown Webhook");
		}
		ObjectNode last = command.lastMessage();
		if (last != null && MessageJson.isThinking(last)) {
			ObjectNode completed = original(command, this.messages.edited(last, request.body()));
			command.replied(completed);
			return Answer.ok(completed);
		}
		ObjectNode message = this.messages.sent(this.ids.next(), command.channelId(), request.body());
		if (last == null) {
			command.lastMessage(message);
		}
		this.posted.put(message);
		command.replied(request.body());
		return Answer.ok(message);
	}

	private Answer editHookMessage(RestRequest request) {
		SentCommand command = this.commands.byInteractionToken(request.variable("token"));
		if (command == null || !command.isAcknowledged()) {
			return Answer.error(404, 10015, "Unknown Webhook");
		}
		ObjectNode message;
		if (request.variable("message").equals("@original")) {
			message = original(command, edited(command, command.lastMessage(), request.body()));
		}
		else {
			message = edited(command, this.posted.get(request.variable("message")), request.body());
			this.posted.put(message);
		}
		command.replied(request.body());
		return Answer.ok(message);
	}

	private ObjectNode edited(SentCommand command, @Nullable ObjectNode message, JsonNode changes) {
		return (message != null) ? this.messages.edited(message, changes)
				: this.messages.sent(this.ids.next(), command.channelId(), changes);
	}

	private ObjectNode original(SentCommand command, ObjectNode message) {
		command.lastMessage(message);
		this.posted.put(message);
		return message;
	}

	private Answer hookMessage(RestRequest request) {
		SentCommand command = this.commands.byInteractionToken(request.variable("token"));
		ObjectNode last = (command != null) ? command.lastMessage() : null;
		return (last != null) ? Answer.ok(last) : Answer.error(404, 10008, "Unknown Message");
	}

	private Answer deleteHookMessage(RestRequest request) {
		return (this.commands.byInteractionToken(request.variable("token")) != null) ? Answer.noContent()
				: Answer.error(404, 10015, "Unknown Webhook");
	}

	private Answer createMessage(RestRequest request) {
		String channelId = request.variable("channel");
		boolean direct = this.guild.memberByDirectChannel(channelId) != null;
		if (!direct && this.guild.channels().byId(channelId) == null) {
			return Answer.error(404, 10003, "Unknown Channel");
		}
		ObjectNode message = this.messages.sent(this.ids.next(), channelId, request.body());
		this.posted.put(message);
		this.gateway.echo(message, direct);
		this.commands.channelMessage(channelId, request.body());
		return Answer.ok(message);
	}

	private Answer editMessage(RestRequest request) {
		String id = request.variable("message");
		ObjectNode old = this.posted.get(id);
		ObjectNode message = (old != null) ? this.messages.edited(old, request.body())
				: this.messages.sent(id, request.variable("channel"), request.body());
		this.posted.put(message);
		return Answer.ok(message);
	}

}
