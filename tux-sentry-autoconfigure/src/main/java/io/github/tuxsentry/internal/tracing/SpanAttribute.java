package io.github.tuxsentry.internal.tracing;

import java.util.Map;

import io.sentry.ISpan;
import io.sentry.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * Data attributes of the spans and transactions of the library, named by Sentry's
 * conventions where these have a name. The application's own data is not part of them.
 */
public enum SpanAttribute {

	/**
	 * Database system. Sentry's page of queries reads this name.
	 */
	DB_SYSTEM("db.system", "database, Redis", "database system, such as `postgresql` or `redis`"),

	/**
	 * Database system, by the name that replaces {@link #DB_SYSTEM}.
	 */
	DB_SYSTEM_NAME("db.system.name", "database, Redis", "the same as `db.system`"),

	/**
	 * Name of the database.
	 */
	DB_NAMESPACE("db.namespace", "database",
			"name of the database, if the JDBC URL contains it and it cannot be part of a password"),

	/**
	 * Operation of a statement.
	 */
	DB_OPERATION_NAME("db.operation.name", "database", "operation of the statement, such as `SELECT`"),

	/**
	 * Table of a statement.
	 */
	DB_COLLECTION_NAME("db.collection.name", "database", "table of a statement that uses a single table"),

	/**
	 * Host that was called.
	 */
	SERVER_ADDRESS("server.address", "database, HTTP, Discord", "host that was called"),

	/**
	 * Port that was called.
	 */
	SERVER_PORT("server.port", "database, HTTP, Discord",
			"port that was called, including the default of the protocol"),

	/**
	 * Method of an HTTP request.
	 */
	HTTP_REQUEST_METHOD("http.request.method", "HTTP, Discord", "method of the request"),

	/**
	 * Status of an HTTP response.
	 */
	HTTP_RESPONSE_STATUS_CODE("http.response.status_code", "HTTP, Discord, observations",
			"status of the response; absent without a response"),

	/**
	 * Template of a path.
	 */
	URL_TEMPLATE("url.template", "HTTP, Discord", "template of the path, such as `/pages/{page}`; Discord's route"),

	/**
	 * Keys of a cache operation.
	 */
	CACHE_KEY("cache.key", "cache", "key, as a list"),

	/**
	 * Whether a lookup found an entry.
	 */
	CACHE_HIT("cache.hit", "cache", "whether a lookup found an entry"),

	/**
	 * Size of a value.
	 */
	CACHE_ITEM_SIZE("cache.item_size", "cache",
			"size in bytes of a value that is an array of bytes or a string of at most 4,096 characters"),

	/**
	 * Operation of a cache.
	 */
	CACHE_OPERATION("cache.operation", "cache", "`get`, `put`, `remove` or `flush`"),

	/**
	 * Whether a cache was changed.
	 */
	CACHE_WRITE("cache.write", "cache", "whether a value was stored"),

	/**
	 * Kind of a failure.
	 */
	ERROR_TYPE("error.type", "all", "class of the exception, or status of an HTTP response that is an error"),

	/**
	 * Message of a failure.
	 */
	ERROR("error", "all", "message of the exception"),

	/**
	 * Additional information on a failure.
	 */
	EXTRA("extra.<key>", "all", "additional information given with a failure"),

	/**
	 * Number of spans of a group.
	 */
	GROUPED_COUNT("grouped_count", "groups", "number of grouped spans"),

	/**
	 * Total duration of a group.
	 */
	GROUPED_TOTAL_MS("grouped_total_ms", "groups", "sum of their durations"),

	/**
	 * Shortest duration of a group.
	 */
	GROUPED_MIN_MS("grouped_min_ms", "groups", "shortest duration"),

	/**
	 * Longest duration of a group.
	 */
	GROUPED_MAX_MS("grouped_max_ms", "groups", "longest duration"),

	/**
	 * Number of dropped spans.
	 */
	SPANS_DROPPED("spans.dropped", "transactions", "number of spans dropped by filters"),

	/**
	 * Number of spans that a group replaces.
	 */
	SPANS_GROUPED("spans.grouped", "transactions", "number of spans replaced with groups"),

	/**
	 * Number of truncated spans.
	 */
	SPANS_CUT("spans.cut", "transactions", "number of spans that exceeded the limit"),

	/**
	 * Whether the SDK rejected spans.
	 */
	SPANS_LIMIT_REACHED("spans.limit_reached", "transactions", "whether the SDK did not record further spans");

	private static final String KEY = "<key>";

	private final String key;

	private final String spans;

	private final String description;

	SpanAttribute(String key, String spans, String description) {
		this.key = key;
		this.spans = spans;
		this.description = description;
	}

	/**
	 * Return the name of the attribute as it is sent.
	 * @return the name, in which <code>&lt;key&gt;</code> is a placeholder
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Return the name of an attribute with a placeholder.
	 * @param actual the replacement of the placeholder
	 * @return the name
	 */
	String key(String actual) {
		return this.key.replace(KEY, actual);
	}

	/**
	 * Return which spans have the attribute, as used in the documentation.
	 * @return the kinds of spans
	 */
	String spans() {
		return this.spans;
	}

	/**
	 * Return a short description of the attribute, as used in the documentation.
	 * @return the description
	 */
	String description() {
		return this.description;
	}

	/**
	 * Set the attribute of a span.
	 * @param span the span
	 * @param value the value
	 */
	void set(ISpan span, Object value) {
		span.setData(this.key, value);
	}

	/**
	 * Set recorded data of a span.
	 * @param span the span
	 * @param data the data, values by the names as they are sent
	 */
	static void setAll(ISpan span, Map<String, ?> data) {
		data.forEach(span::setData);
	}

	/**
	 * Set recorded data of a span.
	 * @param span the span
	 * @param key the name as it is sent
	 * @param value the value
	 */
	static void set(ISpan span, String key, @Nullable Object value) {
		span.setData(key, value);
	}

	/**
	 * Set the attribute of a finished transaction.
	 * @param transaction the context of the transaction
	 * @param value the value
	 */
	public void set(SpanContext transaction, Object value) {
		transaction.setData(this.key, value);
	}

}
