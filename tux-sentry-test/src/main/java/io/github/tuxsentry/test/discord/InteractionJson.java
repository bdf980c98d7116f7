package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Factory for the JSON of interactions.
 */
final class InteractionJson {

	private final LocalGuild guild;

	private final InteractionPlaces places;

	private final CommandData commands;

	private final ComponentData components;

	InteractionJson(LocalGuild guild, InteractionPlaces places, CommandData commands, ComponentData components) {
		this.guild = guild;
		this.places = places;
		this.commands = commands;
		this.components = components;
	}

	ObjectNode of(String id, String token, Draft<?> draft) {
		LocalMember bot = this.guild.bot();
		ObjectNode json = Json.object()
			.put("id", id)
			.put("application_id", bot.id())
			.put("type", draft.interactionType())
			.put("token", token)
			.put("version", 1)
			.put("locale", "en-US")
			.put("app_permissions", Long.toString(this.guild.permissionsOf(bot)));
		json.putArray("entitlements");
		this.places.describe(json, draft);
		if (draft instanceof CommandDraft command) {
			json.set("data", this.commands.of(command));
		}
		if (draft instanceof ComponentDraft component) {
			json.set("data", this.components.of(component));
			json.set("message", this.components.message(component));
		}
		if (draft instanceof ModalDraft modal) {
			json.set("data", this.components.of(modal));
		}
		return json;
	}

}
