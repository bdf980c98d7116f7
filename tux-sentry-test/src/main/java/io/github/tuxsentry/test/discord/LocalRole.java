package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Role of the guild. Its JSON contains the color in the formats of JDA 5 and JDA 6.
 *
 * @param id the ID of the role
 * @param name the name of the role
 * @param position the position of the role in the guild
 * @param permissions the raw permissions
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
