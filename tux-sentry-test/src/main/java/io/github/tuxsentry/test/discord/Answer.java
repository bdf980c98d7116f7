package io.github.tuxsentry.test.discord;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Response to a REST request.
 *
 * @param status the HTTP status
 * @param headers the headers in addition to those of each response
 * @param body the body as JSON, or an empty string for a response without a body
 */
record Answer(int status, Map<String, String> headers, String body) {

	Answer(int status, String body) {
		this(status, Map.of(), body);
	}

	static Answer ok(JsonNode body) {
		return new Answer(200, body.toString());
	}

	static Answer noContent() {
		return new Answer(204, "");
	}

	static Answer error(int status, int code, String message) {
		return new Answer(status, Json.object().put("message", message).put("code", code).toString());
	}

	static Answer unsupported(String method, String path) {
		return error(404, 0, "The local Discord does not support " + method + " " + path
				+ ". Use LocalDiscord.respond to answer such requests.");
	}

}
