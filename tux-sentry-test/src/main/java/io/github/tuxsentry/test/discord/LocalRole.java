package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Role of the guild.
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
			.set("colors", Json.object().put("primary_color", 0));
	}

}
