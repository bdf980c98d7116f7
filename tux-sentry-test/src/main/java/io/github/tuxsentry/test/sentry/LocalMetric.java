package io.github.tuxsentry.test.sentry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One metric that arrived inside an item of type {@code trace_metric}.
 *
 * @param name the metric's name
 * @param type {@code counter}, {@code gauge} or {@code distribution}
 * @param value the value that was sent
 * @param unit the unit, such as {@code millisecond}, or null if none was sent
 * @param traceId the trace the metric belongs to, or null
 * @param spanId the span the metric belongs to, or null
 * @param attributes the attributes' values by their keys: strings, booleans, {@link Long}
 * or {@link Double}
 */
public record LocalMetric(String name, String type, double value, @Nullable String unit, @Nullable String traceId,
		@Nullable String spanId, Map<String, Object> attributes) {

	static List<LocalMetric> allIn(List<SentryItem> items) {
		List<LocalMetric> metrics = new ArrayList<>();
		for (SentryItem item : items) {
			if (item.type().equals(SentryItem.TRACE_METRIC)) {
				item.payload().path("items").forEach((entry) -> metrics.add(of(entry)));
			}
		}
		return List.copyOf(metrics);
	}

	private static LocalMetric of(JsonNode entry) {
		return new LocalMetric(entry.path("name").asText(), entry.path("type").asText(), entry.path("value").asDouble(),
				entry.path("unit").textValue(), entry.path("trace_id").textValue(), entry.path("span_id").textValue(),
				Attributes.of(entry));
	}

}
