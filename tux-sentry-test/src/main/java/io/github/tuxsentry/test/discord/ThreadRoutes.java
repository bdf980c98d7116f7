package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Routes of the REST API for creating threads and forum posts.
 */
final class ThreadRoutes {

	private final LocalGuild guild;

	private final PostedMessages posted;

	private final MessageJson messages;

	private final Snowflakes ids;

	ThreadRoutes(LocalGuild guild, PostedMessages posted, Snowflakes ids) {
		this.guild = guild;
		this.posted = posted;
		this.messages = new MessageJson(guild);
		this.ids = ids;
	}

	void addTo(RestApi api) {
		api.route("POST", "/channels/{channel}/threads", (request) -> create(request, this.ids.next()));
		api.route("POST", "/channels/{channel}/messages/{message}/threads",
				(request) -> create(request, request.variable("message")));
	}

	/**
	 * Create a thread. The first message of a forum post has the ID of the thread.
	 */
	private Answer create(RestRequest request, String id) {
		LocalChannel parent = this.guild.channels().byId(request.variable("channel"));
		if (parent == null || parent.parent() != null) {
			return Answer.error(404, 10003, "Unknown Channel");
		}
		LocalChannel thread = this.guild.channels()
			.create(LocalChannel.Kind.THREAD, id, request.body().path("name").asText(), parent);
		ObjectNode json = thread.json();
		if (parent.kind() == LocalChannel.Kind.FORUM) {
			ObjectNode message = this.messages.sent(id, id, request.body().path("message"));
			this.posted.put(message);
			json.set("message", message);
		}
		return Answer.ok(json);
	}

}
