package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Call of a bot to the REST API.
 *
 * @param method the HTTP method
 * @param path the path after {@code /api/v10}, without the query, e.g. {@code /users/@me}
 * @param body the body as JSON, or a missing node for a request without a body
 * @param status the HTTP status of the response, or 0 if there is no response yet
 * @since 0.1.0
 */
public record RestCall(String method, String path, JsonNode body, int status) {

	boolean matches(String wantedMethod, PathPattern pattern) {
		return this.method.equalsIgnoreCase(wantedMethod) && pattern.match(this.path) != null;
	}

}
