package io.github.tuxsentry.test.discord;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a REST request is answered with.
 *
 * @param status the HTTP status
 * @param headers headers beyond those that every answer has
 * @param body the JSON, empty for none
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
