package io.github.tuxsentry.test.discord;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Users, roles, channels and attachments that an interaction refers to, as JSON by their
 * IDs.
 */
final class ResolvedEntities {

	private final boolean direct;

	private final Map<String, ObjectNode> kinds = new TreeMap<>();

	ResolvedEntities(boolean direct) {
		this.direct = direct;
	}

	/**
	 * Add a user and, in a guild, the member.
	 * @param member the member
	 * @return the ID of the user
	 */
	String add(LocalMember member) {
		add("users", member.userJson(), member.id());
		return (this.direct) ? member.id() : add("members", member.memberJson(), member.id());
	}

	String add(LocalRole role) {
		return add("roles", role.json(), role.id());
	}

	String add(LocalChannel channel) {
		return add("channels", channel.json(), channel.id());
	}

	String addAttachment(ObjectNode attachment) {
		return add("attachments", attachment, attachment.path("id").asText());
	}

	private String add(String kind, ObjectNode json, String id) {
		this.kinds.computeIfAbsent(kind, (missing) -> Json.object()).set(id, json);
		return id;
	}

	ObjectNode json() {
		ObjectNode json = Json.object();
		this.kinds.forEach(json::set);
		return json;
	}

}
