package io.github.tuxsentry.test.discord;

import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Routes of the REST API for the bot, its commands, users and the guild.
 */
final class BotRoutes {

	private final LocalGuild guild;

	private final RegisteredCommands commands;

	private final Supplier<String> gatewayUrl;

	BotRoutes(LocalGuild guild, RegisteredCommands commands, Supplier<String> gatewayUrl) {
		this.guild = guild;
		this.commands = commands;
		this.gatewayUrl = gatewayUrl;
	}

	void addTo(RestApi api) {
		api.route("GET", "/users/@me", (request) -> self());
		api.route("GET", "/users/{user}", this::user);
		api.route("POST", "/users/@me/channels", this::openDirectChannel);
		api.route("GET", "/gateway", (request) -> Answer.ok(Json.object().put("url", this.gatewayUrl.get())));
		api.route("GET", "/gateway/bot", (request) -> gatewayForBots());
		for (String path : new String[] { "/applications/{app}/commands",
				"/applications/{app}/guilds/{guild}/commands" }) {
			api.route("GET", path, (request) -> Answer.ok(this.commands.all(request.variable("guild"))));
			api.route("PUT", path,
					(request) -> Answer.ok(this.commands.replace(request.variable("guild"), request.body())));
			api.route("POST", path,
					(request) -> Answer.ok(this.commands.upsert(request.variable("guild"), request.body())));
		}
		api.route("GET", "/guilds/{guild}/members/{user}", this::member);
		api.route("PUT", "/guilds/{guild}/bans/{user}", this::ban);
		api.route("POST", "/guilds/{guild}/bulk-ban", this::bulkBan);
	}

	private Answer self() {
		return Answer.ok(this.guild.bot().userJson().put("verified", true).put("mfa_enabled", false).put("flags", 0));
	}

	private Answer user(RestRequest request) {
		LocalMember user = this.guild.memberById(request.variable("user"));
		return (user != null) ? Answer.ok(user.userJson()) : Answer.error(404, 10013, "Unknown User");
	}

	private Answer member(RestRequest request) {
		LocalMember member = this.guild.memberById(request.variable("user"));
		return (member != null) ? Answer.ok(member.memberJsonWithUser()) : Answer.error(404, 10007, "Unknown Member");
	}

	private Answer openDirectChannel(RestRequest request) {
		LocalMember user = this.guild.memberById(request.body().path("recipient_id").asText());
		return (user != null) ? Answer.ok(user.directChannelJson()) : Answer.error(400, 50033, "Invalid Recipient(s)");
	}

	private Answer gatewayForBots() {
		ObjectNode json = Json.object().put("url", this.gatewayUrl.get()).put("shards", 1);
		json.set("session_start_limit",
				Json.object()
					.put("total", 1000)
					.put("remaining", 1000)
					.put("reset_after", 0)
					.put("max_concurrency", 16));
		return Answer.ok(json);
	}

	private Answer ban(RestRequest request) {
		if (!request.variable("guild").equals(this.guild.id())) {
			return Answer.error(404, 10004, "Unknown Guild");
		}
		return (this.guild.memberById(request.variable("user")) != null) ? Answer.noContent()
				: Answer.error(404, 10013, "Unknown User");
	}

	private Answer bulkBan(RestRequest request) {
		if (!request.variable("guild").equals(this.guild.id())) {
			return Answer.error(404, 10004, "Unknown Guild");
		}
		ObjectNode json = Json.object();
		var banned = json.putArray("banned_users");
		var failed = json.putArray("failed_users");
		for (JsonNode id : request.body().path("user_ids")) {
			((this.guild.memberById(id.asText()) != null) ? banned : failed).add(id.asText());
		}
		return Answer.ok(json);
	}

}
