package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Role of the guild, with its color as JDA 5 reads it and as JDA 6 does.
 */
record LocalRole(String id, String name, int position, long permissions) {

	ObjectNode json() {
		return Json.object()
			.put("id", this.id)
			.put("name", this.name)
			.put("position", this.position)
			.put("permissions", Long.toString(this.permissions))
			.put("hoist", false)
			.put("managed", false)
			.put("mentionable", false)
			.put("color", 0)
			.set("colors", Json.object().put("primary_color", 0));
	}

}
