package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Factory for the data of a component or modal interaction.
 */
final class ComponentData {

	private static final int ACTION_ROW = 1;

	private static final int TEXT_INPUT = 4;

	private static final int LABEL = 18;

	private final LocalGuild guild;

	private final InteractionPlaces places;

	private final MessageJson messages;

	private final PostedMessages posted;

	private final Snowflakes ids;

	ComponentData(LocalGuild guild, InteractionPlaces places, MessageJson messages, PostedMessages posted,
			Snowflakes ids) {
		this.guild = guild;
		this.places = places;
		this.messages = messages;
		this.posted = posted;
		this.ids = ids;
	}

	ObjectNode of(ComponentDraft draft) {
		ObjectNode data = Json.object()
			.put("id", 2)
			.put("custom_id", draft.text())
			.put("component_type", draft.kind().wireType());
		if (draft.kind() == ComponentDraft.Kind.BUTTON) {
			return data;
		}
		ResolvedEntities resolved = new ResolvedEntities(draft.place() == Place.DIRECT);
		boolean users = draft.kind() == ComponentDraft.Kind.USER_SELECT;
		ArrayNode values = data.putArray("values");
		draft.values().forEach((value) -> values.add((users) ? resolved.add(this.guild.member(value)) : value));
		data.set("resolved", resolved.json());
		return data;
	}

	ObjectNode of(ModalDraft draft) {
		ObjectNode data = Json.object().put("custom_id", draft.text());
		ArrayNode labels = data.putArray("components");
		draft.fields().forEach((customId, value) -> {
			int id = 2 * labels.size() + 1;
			ObjectNode input = Json.object()
				.put("type", TEXT_INPUT)
				.put("id", id + 1)
				.put("custom_id", customId)
				.put("value", value);
			ObjectNode label = Json.object().put("type", LABEL).put("id", id);
			label.set("component", input);
			// JDA 5 expects action rows with components instead of labels.
			label.putArray("components").add(input);
			labels.add(label);
		});
		return data;
	}

	/**
	 * Return the message that contains the component.
	 */
	ObjectNode message(ComponentDraft draft) {
		String channelId = this.places.channelId(draft);
		ObjectNode found = this.posted.withComponent(channelId, draft.text());
		if (found != null) {
			return found;
		}
		ObjectNode message = this.messages.message(this.ids.next(), channelId, this.guild.bot(), "");
		ObjectNode row = Json.object().put("type", ACTION_ROW).put("id", 1);
		row.putArray("components").add(component(draft));
		message.withArray("components").add(row);
		return message;
	}

	private static ObjectNode component(ComponentDraft draft) {
		ObjectNode component = Json.object()
			.put("type", draft.kind().wireType())
			.put("id", 2)
			.put("custom_id", draft.text());
		switch (draft.kind()) {
			case BUTTON -> component.put("style", 1).put("label", draft.text());
			case STRING_SELECT -> {
				ArrayNode options = component.put("max_values", Math.max(1, draft.values().size())).putArray("options");
				draft.values().forEach((value) -> options.add(Json.object().put("label", value).put("value", value)));
			}
			case USER_SELECT -> component.put("max_values", Math.max(1, draft.values().size()));
		}
		return component;
	}

}
