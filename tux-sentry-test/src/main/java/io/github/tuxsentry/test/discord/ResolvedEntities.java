package io.github.tuxsentry.test.discord;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The users, roles, channels and attachments that an interaction names, spelled out as
 * Discord does.
 */
final class ResolvedEntities {

	private final boolean direct;

	private final Map<String, ObjectNode> kinds = new TreeMap<>();

	ResolvedEntities(boolean direct) {
		this.direct = direct;
	}

	/**
	 * Adds a user; in a guild also as its member.
	 * @return the user's id
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
