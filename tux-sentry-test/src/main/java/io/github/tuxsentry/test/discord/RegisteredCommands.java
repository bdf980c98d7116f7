package io.github.tuxsentry.test.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Application commands that bots have registered, globally or for the guild. Thread-safe.
 */
final class RegisteredCommands {

	private final LocalGuild guild;

	private final Snowflakes ids;

	private final Signal signal;

	private final Map<String, List<ObjectNode>> scopes = new ConcurrentHashMap<>();

	RegisteredCommands(LocalGuild guild, Snowflakes ids, Signal signal) {
		this.guild = guild;
		this.ids = ids;
		this.signal = signal;
	}

	ArrayNode replace(String scope, JsonNode definitions) {
		this.scopes.put(scope, definitions.valueStream().map(this::withId).toList());
		this.signal.changed();
		return all(scope);
	}

	ObjectNode upsert(String scope, JsonNode definition) {
		ObjectNode added = withId(definition);
		this.scopes.merge(scope, List.of(added), (old, single) -> {
			List<ObjectNode> merged = new ArrayList<>(old);
			merged.removeIf((command) -> matches(command, name(added), type(added)));
			merged.add(added);
			return List.copyOf(merged);
		});
		this.signal.changed();
		return added;
	}

	ArrayNode all(String scope) {
		return Json.array(this.scopes.getOrDefault(scope, List.of()).toArray(JsonNode[]::new));
	}

	List<JsonNode> all() {
		return this.scopes.values().stream().<JsonNode>flatMap(List::stream).toList();
	}

	List<String> names() {
		return this.scopes.values().stream().flatMap(List::stream).map(RegisteredCommands::name).toList();
	}

	/**
	 * Return the ID of a registered command, or {@code null} if it is not registered.
	 */
	@Nullable String idOf(String name, CommandKind kind) {
		ObjectNode command = find(name, kind);
		return (command != null) ? command.path("id").asText() : null;
	}

	/**
	 * Return the type of an option of a slash command.
	 * @param path the name of the command, followed by those of the subcommand group and
	 * the subcommand
	 * @param option the name of the option
	 * @return the type in the API of Discord, or 0 if the option is not registered
	 */
	int optionType(List<String> path, String option) {
		JsonNode node = find(path.get(0), CommandKind.SLASH);
		if (node == null) {
			return 0;
		}
		for (String subcommand : path.subList(1, path.size())) {
			node = named(node.path("options"), subcommand);
		}
		return named(node.path("options"), option).path("type").asInt(0);
	}

	private @Nullable ObjectNode find(String name, CommandKind kind) {
		return this.scopes.values()
			.stream()
			.flatMap(List::stream)
			.filter((command) -> matches(command, name, kind.wireType()))
			.findFirst()
			.orElse(null);
	}

	private ObjectNode withId(JsonNode definition) {
		String id = this.ids.next();
		ObjectNode command = definition.deepCopy();
		return command.put("id", id).put("version", id).put("application_id", this.guild.bot().id());
	}

	private static JsonNode named(JsonNode options, String name) {
		return options.valueStream()
			.filter((option) -> name.equals(option.path("name").asText()))
			.findFirst()
			.orElseGet(Json::object);
	}

	private static boolean matches(ObjectNode command, String name, int type) {
		return name(command).equals(name) && type(command) == type;
	}

	private static String name(ObjectNode command) {
		return command.path("name").asText();
	}

	private static int type(ObjectNode command) {
		return command.path("type").asInt(CommandKind.SLASH.wireType());
	}

}
