package io.github.tuxsentry.sample.offline;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of received items to rows of a table.
 */
final class Arrivals {

	private static final double MILLIS = 1000;

	private Arrivals() {
	}

	static Stream<Arrival> in(SentryItem item) {
		return switch (item.type()) {
			case SentryItem.TRANSACTION ->
				Stream.concat(Stream.of(transaction(item)), item.spans().stream().map(Arrivals::span));
			case SentryItem.EVENT -> Stream.of(event(item));
			// Gauges are received in each step, and are displayed on the page.
			case SentryItem.TRACE_METRIC -> item.payload()
				.path("items")
				.valueStream()
				.filter((metric) -> !text(metric, "type").equals("gauge"))
				.map(Arrivals::metric);
			case SentryItem.LOG -> item.payload().path("items").valueStream().map(Arrivals::log);
			case SentryItem.SESSION -> Stream.of(session(item.payload()));
			case SentryItem.SESSIONS -> item.payload().path("aggregates").valueStream().map(Arrivals::sessions);
			case SentryItem.FEEDBACK -> Stream
				.of(new Arrival("feedback", orEmpty(item.message()), "", user(item), "", orEmpty(item.traceId())));
			case "check_in" -> Stream.of(checkIn(item));
			case "attachment" -> Stream.of(new Arrival("attachment", text(item.header(), "filename"), "", "", "", ""));
			case "client_report" -> item.payload().path("discarded_events").valueStream().map(Arrivals::discarded);
			default -> Stream.of(new Arrival(item.type(), "", "", "", "", orEmpty(item.traceId())));
		};
	}

	private static Arrival transaction(SentryItem item) {
		return new Arrival("transaction", orEmpty(item.name()), orEmpty(item.status()), user(item),
				duration(item.payload()), orEmpty(item.traceId()));
	}

	private static Arrival span(JsonNode span) {
		return new Arrival("  span", text(span, "op") + " " + text(span, "description"), text(span, "status"), "",
				duration(span), "");
	}

	private static Arrival event(SentryItem item) {
		List<JsonNode> exceptions = item.exceptions();
		if (exceptions.isEmpty()) {
			return new Arrival("message", orEmpty(item.message()), orEmpty(item.level()), user(item), "",
					orEmpty(item.traceId()));
		}
		JsonNode exception = exceptions.get(exceptions.size() - 1);
		return new Arrival("error", text(exception, "type") + ": " + text(exception, "value"), orEmpty(item.level()),
				user(item), "", orEmpty(item.traceId()));
	}

	private static Arrival metric(JsonNode metric) {
		boolean time = text(metric, "unit").equals("millisecond");
		double value = metric.path("value").asDouble();
		String name = text(metric, "name") + " " + metric.at("/attributes/command/value").asText();
		return new Arrival("metric", name, time ? "" : "%.0f".formatted(value), "", time ? millis(value) : "",
				text(metric, "trace_id"));
	}

	private static Arrival log(JsonNode log) {
		return new Arrival("log", text(log, "body"), text(log, "level"), "", "", text(log, "trace_id"));
	}

	private static Arrival session(JsonNode session) {
		return new Arrival("session", session.at("/attrs/release").asText(), text(session, "status"), "", "", "");
	}

	private static Arrival sessions(JsonNode numbers) {
		String counted = Stream.of("exited", "errored", "crashed", "abnormal")
			.filter(numbers::has)
			.map((status) -> numbers.path(status).asInt() + " " + status)
			.collect(Collectors.joining(", "));
		return new Arrival("sessions", "commands started " + text(numbers, "started"), counted, "", "", "");
	}

	private static Arrival checkIn(SentryItem item) {
		return new Arrival("check-in", text(item.payload(), "monitor_slug"), text(item.payload(), "status"), "", "",
				orEmpty(item.traceId()));
	}

	private static Arrival discarded(JsonNode discarded) {
		return new Arrival("not sent", text(discarded, "category") + " (" + text(discarded, "reason") + ")",
				text(discarded, "quantity"), "", "", "");
	}

	private static String user(SentryItem item) {
		return item.user().path("username").asText();
	}

	private static String duration(JsonNode span) {
		return millis((span.path("timestamp").asDouble() - span.path("start_timestamp").asDouble()) * MILLIS);
	}

	private static String millis(double millis) {
		return String.format(Locale.ROOT, "%.1f ms", millis);
	}

	private static String text(JsonNode node, String field) {
		return node.path(field).asText();
	}

	private static String orEmpty(@Nullable String text) {
		return Objects.requireNonNullElse(text, "");
	}

}
