package io.github.tuxsentry.test.sentry;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Update of a session that was received in an item of type {@code session}. Immutable and
 * thread-safe.
 *
 * @param id the ID of the session
 * @param initial whether the update starts the session
 * @param status {@code ok}, {@code exited}, {@code crashed} or {@code abnormal}
 * @param errors the number of errors so far
 * @param started the time at which the session was started, in ISO 8601 format
 * @param duration the duration in seconds, or {@code null} while the session is running
 * @param release the release
 * @param environment the environment, or {@code null}
 * @since 0.1.0
 */
public record LocalSession(String id, boolean initial, String status, int errors, String started,
		@Nullable Double duration, String release, @Nullable String environment) {

	static List<LocalSession> allIn(List<SentryItem> items) {
		return items.stream()
			.filter((item) -> item.type().equals(SentryItem.SESSION))
			.map((item) -> of(item.payload()))
			.toList();
	}

	private static LocalSession of(JsonNode json) {
		JsonNode attributes = json.path("attrs");
		JsonNode duration = json.path("duration");
		return new LocalSession(json.path("sid").asText(), json.path("init").asBoolean(), json.path("status").asText(),
				json.path("errors").asInt(), json.path("started").asText(),
				duration.isNumber() ? duration.asDouble() : null, attributes.path("release").asText(),
				attributes.path("environment").textValue());
	}

}
