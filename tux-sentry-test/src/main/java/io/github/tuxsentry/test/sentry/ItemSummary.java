package io.github.tuxsentry.test.sentry;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Summary of an item, with the fields that the page requires for its lists and charts.
 * The page requests the complete item when it is opened.
 */
final class ItemSummary {

	private static final int MAX_TEXT_LENGTH = 300;

	private static final int MAX_PAYLOAD_LENGTH = 20_000;

	private static final double MILLIS = 1000;

	private ItemSummary() {
	}

	static JsonNode of(History.Entry entry) {
		SentryItem item = entry.item();
		ObjectNode summary = Json.object()
			.put("n", entry.number())
			.put("at", entry.receivedAt().toEpochMilli())
			.put("type", item.type())
			.put("trace", item.traceId());
		switch (item.type()) {
			case SentryItem.TRANSACTION -> addTransaction(summary, item);
			case SentryItem.EVENT -> addEvent(summary, item);
			case SentryItem.FEEDBACK -> addFeedback(summary, item);
			case SentryItem.TRACE_METRIC -> addMetrics(summary, item.payload());
			case SentryItem.LOG -> addLogs(summary, item.payload());
			default -> addPayload(summary, item);
		}
		return summary;
	}

	private static void addTransaction(ObjectNode summary, SentryItem item) {
		JsonNode payload = item.payload();
		double start = payload.path("start_timestamp").asDouble();
		summary.put("name", truncate(item.name()))
			.put("op", truncate(item.op()))
			.put("status", truncate(item.status()))
			.put("user", user(item))
			.put("start", start * MILLIS)
			.put("duration", (payload.path("timestamp").asDouble() - start) * MILLIS)
			.put("spans", item.spans().size())
			.put("kind", truncate(item.tag("command.type")));
	}

	private static void addEvent(ObjectNode summary, SentryItem item) {
		IssueGroup group = IssueGroup.of(item);
		summary.put("id", item.eventId())
			.put("level", truncate(item.level()))
			.put("name", truncate(item.name()))
			.put("user", user(item))
			.put("group", group.key())
			.put("title", truncate(group.title()))
			.put("culprit", truncate(group.culprit()));
	}

	private static void addFeedback(ObjectNode summary, SentryItem item) {
		summary.put("message", truncate(item.message())).put("event", item.associatedEventId()).put("user", user(item));
	}

	private static void addMetrics(ObjectNode summary, JsonNode payload) {
		for (JsonNode metric : payload.path("items")) {
			ObjectNode attributes = Json.object();
			metric.path("attributes").properties().forEach((attribute) -> {
				if (!attribute.getKey().startsWith("sentry.") && !attribute.getKey().equals("server.address")) {
					attributes.put(attribute.getKey(), truncate(attribute.getValue().path("value").asText()));
				}
			});
			summary.withArray("metrics")
				.addObject()
				.put("name", truncate(metric.path("name").asText()))
				.put("type", metric.path("type").asText())
				.put("unit", metric.path("unit").textValue())
				.put("value", metric.path("value").asDouble())
				.put("t", metric.path("timestamp").asDouble() * MILLIS)
				.set("attributes", attributes);
		}
	}

	private static void addLogs(ObjectNode summary, JsonNode payload) {
		for (JsonNode log : payload.path("items")) {
			summary.withArray("logs")
				.addObject()
				.put("level", truncate(log.path("level").asText()))
				.put("body", truncate(log.path("body").asText()))
				.put("t", log.path("timestamp").asDouble() * MILLIS)
				.put("trace", log.path("trace_id").textValue());
		}
	}

	private static void addPayload(ObjectNode summary, SentryItem item) {
		if (item.payload().isObject() && item.header().path("length").asInt() <= MAX_PAYLOAD_LENGTH) {
			summary.set("payload", item.payload());
		}
	}

	private static @Nullable String user(SentryItem item) {
		for (String field : List.of("username", "id", "ip_address")) {
			String value = item.user().path(field).asText("");
			if (!value.isEmpty()) {
				return truncate(value);
			}
		}
		return null;
	}

	private static @Nullable String truncate(@Nullable String text) {
		return (text != null && text.length() > MAX_TEXT_LENGTH) ? text.substring(0, MAX_TEXT_LENGTH) + "…" : text;
	}

}
