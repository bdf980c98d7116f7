package io.github.tuxsentry.test.sentry;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Item of an envelope, as it was received. The methods return fields of the payload that
 * tests often require; other fields are available in the {@link #payload()}. The JSON is
 * shared by all callers and must not be modified; thread-safe under this condition.
 *
 * @param type the type of the item, e.g. {@code event}, {@code transaction} or
 * {@code trace_metric}
 * @param envelope the header of the envelope that contained the item
 * @param header the header of the item
 * @param payload the payload, which is a text node if it is not JSON
 * @since 0.1.0
 */
public record SentryItem(String type, JsonNode envelope, JsonNode header, JsonNode payload) {

	/**
	 * Type of events: errors and messages.
	 */
	public static final String EVENT = "event";

	/**
	 * Type of transactions.
	 */
	public static final String TRANSACTION = "transaction";

	/**
	 * Type of items that contain metrics.
	 */
	public static final String TRACE_METRIC = "trace_metric";

	/**
	 * Type of updates of sessions.
	 */
	public static final String SESSION = "session";

	/**
	 * Type of items that contain aggregates of sessions.
	 */
	public static final String SESSIONS = "sessions";

	/**
	 * Type of items that contain logs.
	 */
	public static final String LOG = "log";

	/**
	 * Type of user feedback.
	 */
	public static final String FEEDBACK = "feedback";

	/**
	 * Return the ID of the event or transaction.
	 * @return 32 hexadecimal digits, or {@code null} if there is no ID
	 */
	public @Nullable String eventId() {
		return text("/event_id");
	}

	/**
	 * Return the ID of the event that user feedback refers to.
	 * @return the ID, or {@code null} if there is none
	 */
	public @Nullable String associatedEventId() {
		return text("/contexts/feedback/associated_event_id");
	}

	/**
	 * Return the ID of the trace that the item belongs to.
	 * @return the trace ID of the trace context, or {@code null} if there is none
	 */
	public @Nullable String traceId() {
		return text("/contexts/trace/trace_id");
	}

	/**
	 * Return the ID of the span that the item belongs to, which is the root span for a
	 * transaction.
	 * @return the span ID of the trace context, or {@code null} if there is none
	 */
	public @Nullable String spanId() {
		return text("/contexts/trace/span_id");
	}

	/**
	 * Return the name of the transaction, or of the transaction in which an event
	 * occurred.
	 * @return the name, or {@code null} if there is none
	 */
	public @Nullable String name() {
		return text("/transaction");
	}

	/**
	 * Return the operation of the transaction.
	 * @return the operation of the trace context, or {@code null} if there is none
	 */
	public @Nullable String op() {
		return text("/contexts/trace/op");
	}

	/**
	 * Return the status of the transaction.
	 * @return the status of the trace context, e.g. {@code ok}, or {@code null} if there
	 * is none
	 */
	public @Nullable String status() {
		return text("/contexts/trace/status");
	}

	/**
	 * Return the level of the event.
	 * @return the level, e.g. {@code error}, or {@code null} if there is none
	 */
	public @Nullable String level() {
		return text("/level");
	}

	/**
	 * Return the message of the event or of the user feedback.
	 * @return the formatted message, or {@code null} if there is none
	 */
	public @Nullable String message() {
		if (this.type.equals(FEEDBACK)) {
			return text("/contexts/feedback/message");
		}
		String formatted = text("/message/formatted");
		return (formatted != null) ? formatted : text("/message/message");
	}

	/**
	 * Return the value of a tag.
	 * @param key the key of the tag
	 * @return the value, or {@code null} if there is no such tag
	 */
	public @Nullable String tag(String key) {
		return this.payload.path("tags").path(key).textValue();
	}

	/**
	 * Return a context.
	 * @param name the name of the context
	 * @return the context, or a missing node if there is no such context
	 */
	public JsonNode context(String name) {
		return this.payload.path("contexts").path(name);
	}

	/**
	 * Return the user.
	 * @return the user, or a missing node if there is none
	 */
	public JsonNode user() {
		return this.payload.path("user");
	}

	/**
	 * Return the exceptions of the event in the order of Sentry, in which the outermost
	 * exception is the last one.
	 * @return the exceptions with {@code type}, {@code value} and {@code module}, never
	 * {@code null}
	 */
	public List<JsonNode> exceptions() {
		return elements(this.payload.path("exception").path("values"));
	}

	/**
	 * Return the spans of the transaction, without the root span.
	 * @return the spans, never {@code null}
	 */
	public List<JsonNode> spans() {
		return elements(this.payload.path("spans"));
	}

	/**
	 * Return the breadcrumbs of the event or transaction.
	 * @return the breadcrumbs from the oldest to the newest, never {@code null}
	 */
	public List<JsonNode> breadcrumbs() {
		JsonNode breadcrumbs = this.payload.path("breadcrumbs");
		return elements((breadcrumbs.isArray()) ? breadcrumbs : breadcrumbs.path("values"));
	}

	/**
	 * Return a summary in a single line. The complete item is available in the
	 * {@link #payload()}.
	 * @return the type, followed by the exceptions, message, name, operation, status,
	 * user and trace if present
	 */
	@Override
	public String toString() {
		StringBuilder line = new StringBuilder(this.type);
		for (JsonNode exception : exceptions()) {
			line.append(' ')
				.append(exception.path("type").asText())
				.append(": ")
				.append(exception.path("value").asText());
		}
		append(line, "message", message());
		append(line, "name", name());
		append(line, "op", op());
		append(line, "status", status());
		append(line, "user", user().path("username").textValue());
		append(line, "trace", traceId());
		if (this.type.equals(TRACE_METRIC)) {
			line.append(" of ");
			line.append(String.join(", ", LocalMetric.allIn(List.of(this)).stream().map(LocalMetric::name).toList()));
		}
		if (this.type.equals(LOG)) {
			line.append(" of ");
			line.append(String.join(", ", LocalLog.allIn(List.of(this)).stream().map(LocalLog::body).toList()));
		}
		return line.toString();
	}

	private @Nullable String text(String pointer) {
		return this.payload.at(pointer).textValue();
	}

	private static List<JsonNode> elements(JsonNode array) {
		List<JsonNode> nodes = new ArrayList<>();
		array.forEach(nodes::add);
		return List.copyOf(nodes);
	}

	private static void append(StringBuilder line, String key, @Nullable String value) {
		if (value != null) {
			line.append(' ').append(key).append('=').append(value);
		}
	}

}
