package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * Connection of a bot to the gateway, which acknowledges heartbeats and passes other
 * requests to the gateway.
 */
final class GatewayConnection extends WebSocketListener {

	private static final int HEARTBEAT = 1;

	private static final int IDENTIFY = 2;

	private static final int RESUME = 6;

	private static final int REQUEST_MEMBERS = 8;

	private static final int INVALID_SESSION = 9;

	private static final int HELLO = 10;

	private static final int HEARTBEAT_ACK = 11;

	// Short, since JDA may not determine a ping if the acknowledgment is immediate.
	private static final int HEARTBEAT_INTERVAL_MILLIS = 5_000;

	private final Gateway gateway;

	private volatile @Nullable GatewaySession session;

	GatewayConnection(Gateway gateway) {
		this.gateway = gateway;
	}

	@Override
	public void onOpen(WebSocket socket, Response response) {
		send(socket, HELLO, Json.object().put("heartbeat_interval", HEARTBEAT_INTERVAL_MILLIS));
	}

	@Override
	public void onMessage(WebSocket socket, String text) {
		JsonNode frame = Json.read(text);
		JsonNode data = frame.path("d");
		switch (frame.path("op").asInt(-1)) {
			case HEARTBEAT -> send(socket, HEARTBEAT_ACK, null);
			case IDENTIFY -> this.session = this.gateway.identify(socket, data);
			case RESUME -> resume(socket, data);
			case REQUEST_MEMBERS -> requestMembers(data);
			default -> {
				// Presence and voice updates do not require a response.
			}
		}
	}

	@Override
	public void onClosing(WebSocket socket, int code, String reason) {
		socket.close(code, null);
		lost(socket, code == 1000 || code == 1001);
	}

	@Override
	public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
		lost(socket, false);
	}

	private void resume(WebSocket socket, JsonNode data) {
		GatewaySession resumed = this.gateway.resume(socket, data);
		if (resumed == null) {
			send(socket, INVALID_SESSION, Json.object().booleanNode(false));
		}
		this.session = resumed;
	}

	private void requestMembers(JsonNode data) {
		GatewaySession current = this.session;
		if (current != null) {
			this.gateway.sendMembers(current, data);
		}
	}

	private void lost(WebSocket socket, boolean forGood) {
		GatewaySession current = this.session;
		if (current != null) {
			this.gateway.lost(current, socket, forGood);
		}
	}

	private static void send(WebSocket socket, int op, @Nullable JsonNode data) {
		ObjectNode frame = Json.object().put("op", op);
		frame.set("d", data);
		socket.send(frame.toString());
	}

}
