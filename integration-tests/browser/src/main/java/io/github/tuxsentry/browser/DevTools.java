package io.github.tuxsentry.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Connection to a browser with the Chrome DevTools Protocol.
 */
final class DevTools implements WebSocket.Listener {

	private static final ObjectMapper json = new ObjectMapper();

	private final AtomicInteger ids = new AtomicInteger();

	private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();

	private final StringBuilder received = new StringBuilder();

	private final Consumer<JsonNode> events;

	private final WebSocket socket;

	private String session = "";

	/**
	 * Create a new connection, and open a page.
	 * @param url the URL of the DevTools endpoint
	 * @param events the listener for events
	 */
	DevTools(String url, Consumer<JsonNode> events) {
		this.events = events;
		this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(url), this).join();
		String target = send("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
		this.session = send("Target.attachToTarget", Map.of("targetId", target, "flatten", true)).path("sessionId")
			.asText();
	}

	JsonNode send(String method, Map<String, ?> parameters) {
		int id = this.ids.incrementAndGet();
		ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
		message.set("params", json.valueToTree(parameters));
		if (!this.session.isEmpty()) {
			message.put("sessionId", this.session);
		}
		CompletableFuture<JsonNode> response = new CompletableFuture<>();
		this.pending.put(id, response);
		synchronized (this.socket) {
			this.socket.sendText(message.toString(), true).join();
		}
		return response.orTimeout(30, TimeUnit.SECONDS).join();
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.received.append(data);
		if (last) {
			String message = this.received.toString();
			this.received.setLength(0);
			dispatch(message);
		}
		webSocket.request(1);
		return null;
	}

	private void dispatch(String text) {
		JsonNode message;
		try {
			message = json.readTree(text);
		}
		catch (IOException ex) {
			throw new CompletionException(ex);
		}
		CompletableFuture<JsonNode> response = this.pending.remove(message.path("id").asInt());
		if (response == null) {
			this.events.accept(message);
		}
		else if (message.has("error")) {
			response.completeExceptionally(new IllegalStateException(message.path("error").toString()));
		}
		else {
			response.complete(message.path("result"));
		}
	}

}
