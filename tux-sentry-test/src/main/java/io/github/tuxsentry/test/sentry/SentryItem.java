package io.github.tuxsentry.test.sentry;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One item of an envelope, as it was received.
 * <p>
 * The accessors below read fields of the payload that tests often want; what they do not
 * cover is in {@link #payload()}.
 *
 * @param type the item's type, such as {@code event}, {@code transaction} or
 * {@code trace_metric}
 * @param envelope the header of the envelope the item came in
 * @param header the item's own header
 * @param payload the payload; a text node if it is not JSON
 */
public record SentryItem(String type, JsonNode envelope, JsonNode header, JsonNode payload) {

	/** The type of events: errors and messages. */
	public static final String EVENT = "event";

	/** The type of transactions. */
	public static final String TRANSACTION = "transaction";

	/** The type of the containers in which metrics travel. */
	public static final String TRACE_METRIC = "trace_metric";

	/** The type of updates of sessions. */
	public static final String SESSION = "session";

	/** The type of the numbers of sessions. */
	public static final String SESSIONS = "sessions";

	/** The type of the containers in which logs travel. */
	public static final String LOG = "log";

	/** The type of feedback of users. */
	public static final String FEEDBACK = "feedback";

	/**
	 * The event's or transaction's id.
	 * @return 32 hexadecimal digits, or null if there is none
	 */
	public @Nullable String eventId() {
		return text("/event_id");
	}

	/**
	 * The event that a user's feedback is about.
	 * @return its id, or null if there is none
	 */
	public @Nullable String associatedEventId() {
		return text("/contexts/feedback/associated_event_id");
	}

	/**
	 * The trace the item belongs to.
	 * @return the trace id of the trace context, or null if there is none
	 */
	public @Nullable String traceId() {
		return text("/contexts/trace/trace_id");
	}

	/**
	 * The span the item belongs to; for a transaction its own root span.
	 * @return the span id of the trace context, or null if there is none
	 */
	public @Nullable String spanId() {
		return text("/contexts/trace/span_id");
	}

	/**
	 * The transaction's name, or the name of the transaction an event happened in.
	 * @return the name, or null if there is none
	 */
	public @Nullable String name() {
		return text("/transaction");
	}

	/**
	 * The transaction's operation.
	 * @return the op of the trace context, or null if there is none
	 */
	public @Nullable String op() {
		return text("/contexts/trace/op");
	}

	/**
	 * How the transaction ended.
	 * @return the status of the trace context such as {@code ok}, or null if there is
	 * none
	 */
	public @Nullable String status() {
		return text("/contexts/trace/status");
	}

	/**
	 * The event's severity.
	 * @return the level such as {@code error}, or null if there is none
	 */
	public @Nullable String level() {
		return text("/level");
	}

	/**
	 * The event's message, or that of a user's feedback.
	 * @return the formatted message, or null if there is none
	 */
	public @Nullable String message() {
		if (this.type.equals(FEEDBACK)) {
			return text("/contexts/feedback/message");
		}
		String formatted = text("/message/formatted");
		return (formatted != null) ? formatted : text("/message/message");
	}

	/**
	 * One tag.
	 * @param key the tag's key
	 * @return its value, or null if there is no such tag
	 */
	public @Nullable String tag(String key) {
		return this.payload.path("tags").path(key).textValue();
	}

	/**
	 * One context.
	 * @param name the context's name
	 * @return the context, a missing node if there is none of that name
	 */
	public JsonNode context(String name) {
		return this.payload.path("contexts").path(name);
	}

	/**
	 * The user.
	 * @return the user object, a missing node if there is none
	 */
	public JsonNode user() {
		return this.payload.path("user");
	}

	/**
	 * The exceptions of an event, the outermost one last, as Sentry orders them.
	 * @return the exception objects with {@code type}, {@code value} and {@code module},
	 * empty if there are none
	 */
	public List<JsonNode> exceptions() {
		return elements(this.payload.path("exception").path("values"));
	}

	/**
	 * The spans of a transaction, its root span not included.
	 * @return the span objects, empty if there are none
	 */
	public List<JsonNode> spans() {
		return elements(this.payload.path("spans"));
	}

	/**
	 * The breadcrumbs of an event or transaction.
	 * @return the breadcrumb objects from the oldest to the newest
	 */
	public List<JsonNode> breadcrumbs() {
		JsonNode breadcrumbs = this.payload.path("breadcrumbs");
		return elements((breadcrumbs.isArray()) ? breadcrumbs : breadcrumbs.path("values"));
	}

	/**
	 * One readable line; the whole payload is in {@link #payload()}.
	 * @return type, what it is about, status, user and trace
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
