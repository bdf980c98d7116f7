package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The routes on which a bot replies: to interactions, and in channels.
 */
final class ReplyRoutes {

	private static final int MESSAGE = 4;

	private static final int DEFERRED_MESSAGE = 5;

	private static final int MODAL = 9;

	private final LocalGuild guild;

	private final SentCommands commands;

	private final Gateway gateway;

	private final MessageJson messages;

	private final Snowflakes ids;

	ReplyRoutes(LocalGuild guild, SentCommands commands, Gateway gateway, MessageJson messages, Snowflakes ids) {
		this.guild = guild;
		this.commands = commands;
		this.gateway = gateway;
		this.messages = messages;
		this.ids = ids;
	}

	void addTo(RestApi api) {
		api.route("POST", "/interactions/{id}/{token}/callback", this::callback);
		api.route("POST", "/webhooks/{app}/{token}", (request) -> hook(request, true));
		api.route("PATCH", "/webhooks/{app}/{token}/messages/{message}", (request) -> hook(request, false));
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
		if (type == MESSAGE || type == DEFERRED_MESSAGE) {
			ObjectNode message = message(this.ids.next(), command.channelId(), data);
			command.lastMessage(message);
			resource.set("message", message);
		}
		if (type == MESSAGE || type == MODAL) {
			command.replied(Reply.of(data));
		}
		ObjectNode json = Json.object();
		json.set("interaction", Json.object().put("id", command.id()).put("type", 2));
		json.set("resource", resource);
		return Answer.ok(json);
	}

	private Answer hook(RestRequest request, boolean further) {
		SentCommand command = this.commands.byInteractionToken(request.variable("token"));
		if (command == null || !command.isAcknowledged()) {
			return Answer.error(404, 10015, "Unknown Webhook");
		}
		ObjectNode last = command.lastMessage();
		String id = (further || last == null) ? this.ids.next() : last.path("id").asText();
		ObjectNode message = message(id, command.channelId(), request.body());
		if (!further || last == null) {
			command.lastMessage(message);
		}
		command.replied(Reply.of(request.body()));
		return Answer.ok(message);
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
		if (!direct && !channelId.equals(this.guild.channelId())) {
			return Answer.error(404, 10003, "Unknown Channel");
		}
		ObjectNode message = message(this.ids.next(), channelId, request.body());
		this.gateway.echo(message, direct);
		this.commands.channelMessage(channelId, request.body());
		return Answer.ok(message);
	}

	private Answer editMessage(RestRequest request) {
		return Answer.ok(message(request.variable("message"), request.variable("channel"), request.body()));
	}

	/**
	 * The bot's message as Discord gives it back.
	 */
	private ObjectNode message(String id, String channelId, JsonNode sent) {
		String content = sent.path("content").asText("");
		ObjectNode message = this.messages.message(id, channelId, this.guild.bot(), content)
			.put("flags", sent.path("flags").asInt());
		for (JsonNode embed : sent.path("embeds")) {
			message.withArray("embeds").add(embed.<ObjectNode>deepCopy().put("type", "rich"));
		}
		if (sent.path("message_reference").isObject()) {
			message.set("message_reference", sent.get("message_reference"));
		}
		return message;
	}

}
