package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request that a bot made to the REST API.
 *
 * @param method the HTTP method
 * @param path the path behind {@code /api/v10}, without the query, such as
 * {@code /users/@me}
 * @param body the JSON that was sent, a missing node if there was none
 * @param status the HTTP status it was answered with, 0 for as long as it is not
 */
public record RestCall(String method, String path, JsonNode body, int status) {

	boolean matches(String wantedMethod, PathPattern pattern) {
		return this.method.equalsIgnoreCase(wantedMethod) && pattern.match(this.path) != null;
	}

}
