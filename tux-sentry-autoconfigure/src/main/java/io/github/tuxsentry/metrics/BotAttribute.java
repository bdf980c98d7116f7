package io.github.tuxsentry.metrics;

/**
 * The attributes that {@link BotMetric bot metrics} carry.
 */
public enum BotAttribute {

	/**
	 * The qualified name of a command, e.g. {@code ban} or {@code tag create}.
	 */
	COMMAND("command", Type.STRING, false),

	/**
	 * How a command was called: {@code prefix}, {@code slash}, {@code hybrid}, or
	 * {@code unknown} when nobody said.
	 */
	COMMAND_TYPE("command_type", Type.STRING, false),

	/**
	 * The name of a cog, i.e. of one group of the bot's features.
	 */
	COG("cog", Type.STRING, false),

	/**
	 * The name of a cache.
	 */
	CACHE("cache", Type.STRING, false),

	/**
	 * The name of a task.
	 */
	TASK("task", Type.STRING, false),

	/**
	 * What kind of task it is: {@code background}, which is the default,
	 * {@code scheduled} or {@code periodic}.
	 */
	TASK_TYPE("task_type", Type.STRING, false),

	/**
	 * What was done to a database, a cache or a cog, e.g. {@code insert}, {@code get},
	 * {@code load}.
	 */
	OPERATION("operation", Type.STRING, false),

	/**
	 * The database table that was worked on, where there is one.
	 */
	TABLE("table", Type.STRING, true),

	/**
	 * How often a database operation was tried again; absent when it never was.
	 */
	RETRY_COUNT("retry_count", Type.INTEGER, true),

	/**
	 * The API that was called, e.g. {@code discord}.
	 */
	SERVICE("service", Type.STRING, false),

	/**
	 * The template of the path that was called; never a path with its ids filled in.
	 */
	ENDPOINT("endpoint", Type.STRING, false),

	/**
	 * The HTTP method of an API call, {@code GET} when nobody said.
	 */
	METHOD("method", Type.STRING, false),

	/**
	 * The HTTP status of an API call; absent when there was no answer.
	 */
	STATUS_CODE("status_code", Type.INTEGER, true),

	/**
	 * Whether the API refused a call because there were too many (status 429).
	 */
	RATE_LIMITED("rate_limited", Type.BOOLEAN, false),

	/**
	 * The number of a shard, 0 for a bot without shards.
	 */
	SHARD("shard", Type.INTEGER, false),

	/**
	 * Whether the work succeeded.
	 */
	SUCCESS("success", Type.BOOLEAN, false),

	/**
	 * The simple class name of what went wrong; absent when nothing did.
	 */
	ERROR_TYPE("error_type", Type.STRING, true),

	/**
	 * Why an event was not sent, e.g. {@code storm} or {@code user_error}.
	 */
	REASON("reason", Type.STRING, false);

	private final String key;

	private final Type type;

	private final boolean optional;

	BotAttribute(String key, Type type, boolean optional) {
		this.key = key;
		this.type = type;
		this.optional = optional;
	}

	/**
	 * Returns the name of the attribute on the wire.
	 * @return the key, in lower case with underscores
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Returns the type its values have on the wire.
	 * @return the type
	 */
	public Type type() {
		return this.type;
	}

	/**
	 * Returns whether a recording may lack the attribute.
	 * @return {@code true} if it may
	 */
	public boolean optional() {
		return this.optional;
	}

	/**
	 * The types of attribute values.
	 */
	public enum Type {

		/**
		 * Text.
		 */
		STRING,

		/**
		 * {@code true} or {@code false}.
		 */
		BOOLEAN,

		/**
		 * A whole number of at most 64 bits.
		 */
		INTEGER

	}

}
