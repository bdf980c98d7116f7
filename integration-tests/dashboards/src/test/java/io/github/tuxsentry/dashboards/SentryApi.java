package io.github.tuxsentry.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Local implementation of the part of the Sentry API that is used by the import: the
 * project {@code acme/bot} with its alerts, monitors and dashboards. As in Sentry, lists
 * are paginated, and returned objects have IDs, dates and a different structure than the
 * objects in requests.
 */
final class SentryApi implements AutoCloseable {

	static final String TOKEN = "sntryu_0123456789abcdef";

	static final String PROJECT_ID = "4507";

	private static final int PAGE_SIZE = 4;

	private static final Pattern RESOURCE = Pattern
		.compile("/api/0/organizations/acme/(workflows|detectors|dashboards)/(?:(\\d+)/)?");

	private static final Pattern CURSOR = Pattern.compile("cursor=0:(\\d+):0");

	private static final ObjectMapper mapper = new ObjectMapper();

	private final Map<String, Map<String, ObjectNode>> resources = Map.of("workflows", new TreeMap<>(), "detectors",
			new TreeMap<>(), "dashboards", new TreeMap<>());

	private final List<String> changes = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	private volatile int nextId = 1001;

	private volatile int failure;

	private SentryApi(HttpServer server) {
		this.server = server;
	}

	static SentryApi start() {
		try {
			SentryApi api = new SentryApi(
					HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
			api.server.createContext("/", api::handle);
			api.server.start();
			return api;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * Respond to all further requests with an error.
	 * @param status the status of the responses
	 */
	void failWith(int status) {
		this.failure = status;
	}

	/**
	 * Return the alerts, monitors or dashboards, as the API returns them.
	 * @param type {@code workflows}, {@code detectors} or {@code dashboards}
	 * @return a snapshot of the objects
	 */
	List<ObjectNode> all(String type) {
		return List.copyOf(this.resources.get(type).values());
	}

	ObjectNode named(String type, String name) {
		return this.resources.get(type)
			.values()
			.stream()
			.filter((entry) -> name.equals(entry.path("name").asText(entry.path("title").asText())))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Return the methods and paths of the requests that modify objects.
	 * @return a snapshot of the requests in order
	 */
	List<String> changes() {
		return List.copyOf(this.changes);
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String method = exchange.getRequestMethod();
			String path = exchange.getRequestURI().getPath();
			byte[] body = exchange.getRequestBody().readAllBytes();
			Matcher resource = RESOURCE.matcher(path);
			if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
				respond(exchange, 401, detail("Invalid token"));
			}
			else if (this.failure != 0) {
				respond(exchange, this.failure, detail("Failure " + this.failure));
			}
			else if (method.equals("GET") && path.equals("/api/0/projects/acme/bot/")) {
				respond(exchange, 200, mapper.createObjectNode().put("id", PROJECT_ID).put("slug", "bot"));
			}
			else if (!resource.matches()) {
				respond(exchange, 404, detail("The requested resource does not exist"));
			}
			else if (!method.equals("GET")) {
				this.changes.add(method + " " + path);
				change(exchange, resource.group(1), resource.group(2), (ObjectNode) mapper.readTree(body));
			}
			else if (resource.group(2) != null) {
				respond(exchange, 200, this.resources.get(resource.group(1)).get(resource.group(2)));
			}
			else {
				list(exchange, resource.group(1));
			}
		}
	}

	private void list(HttpExchange exchange, String type) throws IOException {
		Matcher cursor = CURSOR.matcher(exchange.getRequestURI().getQuery());
		int start = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
		int end = start + PAGE_SIZE;
		ArrayNode page = mapper.createArrayNode();
		all(type).stream()
			.skip(start)
			.limit(PAGE_SIZE)
			.map((entry) -> type.equals("dashboards") ? entry.deepCopy().without("widgets") : entry)
			.forEach(page::add);
		exchange.getResponseHeaders()
			.add("Link",
					"<%s>; rel=\"previous\"; results=\"%s\"; cursor=\"0:0:1\", <%s>; rel=\"next\"; results=\"%s\"; cursor=\"0:%d:0\""
						.formatted(url(), start > 0, url(), end < all(type).size(), end));
		respond(exchange, 200, page);
	}

	private void change(HttpExchange exchange, String type, String id, ObjectNode sent) throws IOException {
		String problem = problem(type, id, sent);
		if (problem != null) {
			respond(exchange, 400, detail(problem));
			return;
		}
		Map<String, ObjectNode> entries = this.resources.get(type);
		ObjectNode entry = (id != null) ? entries.get(id) : identified(mapper.createObjectNode());
		entry.setAll(returned(type, sent));
		entries.put(entry.path("id").asText(), entry);
		respond(exchange, (id != null) ? 200 : 201, entry);
	}

	private String problem(String type, String id, ObjectNode sent) {
		List<String> required = switch (type) {
			case "workflows" -> List.of("name", "triggers", "config", "actionFilters");
			case "detectors" -> List.of("name", "type", "projectId", "dataSources", "conditionGroup", "config");
			default -> List.of("title", "projects", "widgets");
		};
		for (String field : required) {
			if (!sent.has(field)) {
				return field + ": This field is required.";
			}
		}
		if (type.equals("detectors") && !sent.path("projectId").asText().equals(PROJECT_ID)) {
			return "projectId: Project not found";
		}
		for (JsonNode workflow : sent.path("workflowIds")) {
			if (!this.resources.get("workflows").containsKey(workflow.asText())) {
				return "workflowIds: Some workflows do not exist";
			}
		}
		for (JsonNode widget : sent.path("widgets")) {
			if (widget.path("limit").asInt(1) > 10 || !widget.path("layout").has("minH")) {
				return "widgets: invalid limit or layout";
			}
		}
		return (id != null && !this.resources.get(type).containsKey(id)) ? "Not found" : null;
	}

	/**
	 * Convert an object of a request to the object that the API returns.
	 */
	private ObjectNode returned(String type, ObjectNode sent) {
		ObjectNode returned = sent.deepCopy();
		returned.path("widgets").forEach((widget) -> {
			identified(widget).put("datasetSource", "user");
			widget.path("queries").forEach((query) -> identified(query).put("isHidden", false));
		});
		if (type.equals("detectors")) {
			returned.set("dataSources", dataSources(sent.path("dataSources")));
			identified(returned.path("conditionGroup")).set("conditions",
					reversed(returned.path("conditionGroup").path("conditions")));
		}
		return returned;
	}

	private ArrayNode dataSources(JsonNode sent) {
		ArrayNode sources = mapper.createArrayNode();
		for (JsonNode source : sent) {
			ObjectNode query = identified(source.deepCopy());
			query.remove("queryType");
			query.put("extrapolationMode", "unknown");
			identified(sources.addObject()).put("type", "snuba_query_subscription")
				.putObject("queryObj")
				.put("status", 0)
				.set("snubaQuery", query);
		}
		return sources;
	}

	private ArrayNode reversed(JsonNode conditions) {
		List<JsonNode> entries = new ArrayList<>();
		conditions.forEach((condition) -> entries.add(0, identified(condition)));
		return mapper.createArrayNode().addAll(entries);
	}

	private ObjectNode identified(JsonNode node) {
		return ((ObjectNode) node).put("id", String.valueOf(this.nextId++)).put("dateCreated", "2026-01-01T00:00:00Z");
	}

	private static ObjectNode detail(String text) {
		return mapper.createObjectNode().put("detail", text);
	}

	private static void respond(HttpExchange exchange, int status, JsonNode content) throws IOException {
		byte[] body = mapper.writeValueAsBytes(content);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
