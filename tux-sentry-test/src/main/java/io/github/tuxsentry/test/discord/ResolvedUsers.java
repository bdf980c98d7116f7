package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The users an interaction names, spelled out as Discord does.
 */
final class ResolvedUsers {

	private final boolean direct;

	private final ObjectNode users = Json.object();

	private final ObjectNode members = Json.object();

	ResolvedUsers(boolean direct) {
		this.direct = direct;
	}

	/**
	 * Adds a user; in a guild also as its member.
	 * @return the user's id
	 */
	String add(LocalMember member) {
		this.users.set(member.id(), member.userJson());
		if (!this.direct) {
			this.members.set(member.id(), member.memberJson());
		}
		return member.id();
	}

	ObjectNode json() {
		ObjectNode json = Json.object();
		if (!this.users.isEmpty()) {
			json.set("users", this.users);
		}
		if (!this.members.isEmpty()) {
			json.set("members", this.members);
		}
		return json;
	}

}
