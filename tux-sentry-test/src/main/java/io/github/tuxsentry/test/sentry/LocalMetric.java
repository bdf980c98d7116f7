package io.github.tuxsentry.test.sentry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Metric that was received in an item of type {@code trace_metric}. Immutable and
 * thread-safe.
 *
 * @param name the name of the metric
 * @param type {@code counter}, {@code gauge} or {@code distribution}
 * @param value the value
 * @param unit the unit, e.g. {@code millisecond}, or {@code null} if there is none
 * @param traceId the ID of the trace that the metric belongs to, or {@code null}
 * @param spanId the ID of the span that the metric belongs to, or {@code null}
 * @param attributes the values of the attributes by key: strings, booleans, {@link Long}
 * or {@link Double}
 * @since 0.1.0
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
