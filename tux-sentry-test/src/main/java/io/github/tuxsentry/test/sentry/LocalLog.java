package io.github.tuxsentry.test.sentry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Log that was received in an item of type {@code log}. Immutable and thread-safe.
 *
 * @param body the formatted message
 * @param level the level, e.g. {@code warn}
 * @param traceId the ID of the trace that the log belongs to, or {@code null}
 * @param spanId the ID of the span that the log belongs to, or {@code null}
 * @param attributes the values of the attributes by key: strings, booleans, {@link Long}
 * or {@link Double}
 * @since 0.1.0
 */
public record LocalLog(String body, String level, @Nullable String traceId, @Nullable String spanId,
		Map<String, Object> attributes) {

	static List<LocalLog> allIn(List<SentryItem> items) {
		List<LocalLog> logs = new ArrayList<>();
		for (SentryItem item : items) {
			if (item.type().equals(SentryItem.LOG)) {
				item.payload().path("items").forEach((entry) -> logs.add(of(entry)));
			}
		}
		return List.copyOf(logs);
	}

	private static LocalLog of(JsonNode entry) {
		return new LocalLog(entry.path("body").asText(), entry.path("level").asText(),
				entry.path("trace_id").textValue(), entry.path("span_id").textValue(), Attributes.of(entry));
	}

}
