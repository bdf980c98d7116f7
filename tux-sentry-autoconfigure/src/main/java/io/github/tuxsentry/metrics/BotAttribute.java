package io.github.tuxsentry.metrics;

/**
 * Attributes of {@link BotMetric bot metrics}.
 *
 * @since 0.1.0
 */
public enum BotAttribute {

	/**
	 * Qualified name of a command, such as {@code ban} or {@code tag create}.
	 */
	COMMAND("command", Type.STRING, false),

	/**
	 * Type of a command: {@code prefix}, {@code slash}, {@code user} or {@code message}
	 * for commands, {@code button}, {@code string_select}, {@code entity_select},
	 * {@code modal} or {@code autocomplete} for other interactions, a custom type, or
	 * {@code unknown} if not specified.
	 */
	COMMAND_TYPE("command_type", Type.STRING, false),

	/**
	 * Name of a cog, which is a group of features of the bot.
	 */
	COG("cog", Type.STRING, false),

	/**
	 * Name of a cache.
	 */
	CACHE("cache", Type.STRING, false),

	/**
	 * Name of a task.
	 */
	TASK("task", Type.STRING, false),

	/**
	 * Type of a task: {@code background} (the default), {@code async}, {@code scheduled},
	 * or a custom type.
	 */
	TASK_TYPE("task_type", Type.STRING, false),

	/**
	 * Operation on a database, a cache or a cog, such as {@code insert}, {@code get} or
	 * {@code load}.
	 */
	OPERATION("operation", Type.STRING, false),

	/**
	 * Database table, if there is one.
	 */
	TABLE("table", Type.STRING, true),

	/**
	 * Number of retries of a database operation; absent if there were none.
	 */
	RETRY_COUNT("retry_count", Type.INTEGER, true),

	/**
	 * Name of the called API, such as {@code discord}.
	 */
	SERVICE("service", Type.STRING, false),

	/**
	 * Template of the called path, never a path with actual IDs.
	 */
	ENDPOINT("endpoint", Type.STRING, false),

	/**
	 * HTTP method of an API call, {@code GET} if not specified.
	 */
	METHOD("method", Type.STRING, false),

	/**
	 * HTTP status of an API call; absent if there was no response.
	 */
	STATUS_CODE("status_code", Type.INTEGER, true),

	/**
	 * Whether a call was refused by a rate limit of the API (status 429).
	 */
	RATE_LIMITED("rate_limited", Type.BOOLEAN, false),

	/**
	 * Number of a shard, 0 for a bot without shards.
	 */
	SHARD("shard", Type.INTEGER, false),

	/**
	 * Whether the work succeeded.
	 */
	SUCCESS("success", Type.BOOLEAN, false),

	/**
	 * Simple class name of the exception; absent if there was none.
	 */
	ERROR_TYPE("error_type", Type.STRING, true),

	/**
	 * Reason for which an event was not sent, such as {@code storm} or
	 * {@code user_error}.
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
	 * Return the name of the attribute as it is sent.
	 * @return the key, in lower case with underscores
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Return the type of the values as they are sent.
	 * @return the type
	 */
	public Type type() {
		return this.type;
	}

	/**
	 * Return whether the attribute may be absent from a recording.
	 * @return {@code true} if it may be absent
	 */
	public boolean isOptional() {
		return this.optional;
	}

	/**
	 * Types of attribute values.
	 *
	 * @since 0.1.0
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
		 * Integer of at most 64 bits.
		 */
		INTEGER

	}

}
