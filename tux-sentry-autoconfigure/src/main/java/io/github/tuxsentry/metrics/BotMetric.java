package io.github.tuxsentry.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import static io.github.tuxsentry.metrics.BotAttribute.CACHE;
import static io.github.tuxsentry.metrics.BotAttribute.COG;
import static io.github.tuxsentry.metrics.BotAttribute.COMMAND;
import static io.github.tuxsentry.metrics.BotAttribute.ENDPOINT;
import static io.github.tuxsentry.metrics.BotAttribute.ERROR_TYPE;
import static io.github.tuxsentry.metrics.BotAttribute.METHOD;
import static io.github.tuxsentry.metrics.BotAttribute.OPERATION;
import static io.github.tuxsentry.metrics.BotAttribute.RATE_LIMITED;
import static io.github.tuxsentry.metrics.BotAttribute.REASON;
import static io.github.tuxsentry.metrics.BotAttribute.RETRY_COUNT;
import static io.github.tuxsentry.metrics.BotAttribute.SERVICE;
import static io.github.tuxsentry.metrics.BotAttribute.SHARD;
import static io.github.tuxsentry.metrics.BotAttribute.STATUS_CODE;
import static io.github.tuxsentry.metrics.BotAttribute.SUCCESS;
import static io.github.tuxsentry.metrics.BotAttribute.TABLE;
import static io.github.tuxsentry.metrics.BotAttribute.TASK;
import static io.github.tuxsentry.metrics.BotAttribute.TASK_TYPE;

/**
 * Every metric that {@link BotMetrics} records, in seven families: commands, database,
 * API calls, cogs, caches, tasks and the bot itself.
 */
public enum BotMetric {

	/**
	 * Recorded once a command run: the time it took.
	 */
	COMMAND_EXECUTION_TIME("bot.command.execution_time", Kind.DISTRIBUTION, "Time a command took, once a run", COMMAND,
			BotAttribute.COMMAND_TYPE, SUCCESS, ERROR_TYPE),

	/**
	 * Counted once a command run, failed or not.
	 */
	COMMAND_USAGE("bot.command.usage", Kind.COUNTER, "Command runs, failed or not", COMMAND, BotAttribute.COMMAND_TYPE,
			SUCCESS, ERROR_TYPE),

	/**
	 * Counted once a command run that failed.
	 */
	COMMAND_FAILURES("bot.command.failures", Kind.COUNTER, "Command runs that failed", COMMAND,
			BotAttribute.COMMAND_TYPE, SUCCESS, ERROR_TYPE),

	/**
	 * Recorded once a database operation, all its attempts together: the time it took.
	 */
	DATABASE_OPERATION_DURATION("bot.database.operation.duration", Kind.DISTRIBUTION, "Time a database operation took",
			OPERATION, SUCCESS, TABLE, RETRY_COUNT, ERROR_TYPE),

	/**
	 * Counted once a database operation, failed or not.
	 */
	DATABASE_OPERATION_COUNT("bot.database.operation.count", Kind.COUNTER, "Database operations, failed or not",
			OPERATION, SUCCESS, TABLE, RETRY_COUNT, ERROR_TYPE),

	/**
	 * Counted up by the number of retries of an operation that was tried again. The table
	 * is {@code unknown} when there is none.
	 */
	DATABASE_RETRIES("bot.database.retries", Kind.COUNTER,
			"Retries of database operations, of table unknown where none is known", OPERATION, TABLE),

	/**
	 * Counted once a database operation that failed for good.
	 */
	DATABASE_FAILURES("bot.database.failures", Kind.COUNTER, "Database operations that failed", OPERATION, SUCCESS,
			TABLE, RETRY_COUNT, ERROR_TYPE),

	/**
	 * Recorded once an API call: the time until it was answered or failed.
	 */
	API_CALL_DURATION("bot.api.call.duration", Kind.DISTRIBUTION,
			"Time an API call took until it was answered or failed", SERVICE, ENDPOINT, METHOD, SUCCESS, RATE_LIMITED,
			STATUS_CODE),

	/**
	 * Counted once an API call, failed or not.
	 */
	API_CALL_COUNT("bot.api.call.count", Kind.COUNTER, "API calls, failed or not", SERVICE, ENDPOINT, METHOD, SUCCESS,
			RATE_LIMITED, STATUS_CODE),

	/**
	 * Counted once an API call that was refused by a rate limit.
	 */
	API_RATE_LIMITS("bot.api.rate_limits", Kind.COUNTER, "API calls refused by a rate limit", SERVICE, ENDPOINT),

	/**
	 * Counted once an API call that failed.
	 */
	API_FAILURES("bot.api.failures", Kind.COUNTER, "API calls that failed", SERVICE, ENDPOINT, METHOD, SUCCESS,
			RATE_LIMITED, STATUS_CODE),

	/**
	 * Counted once a load, unload or reload of a cog, failed or not.
	 */
	COG_OPERATION_COUNT("bot.cog.operation.count", Kind.COUNTER, "Operations on cogs, failed or not", COG, OPERATION,
			SUCCESS, ERROR_TYPE),

	/**
	 * Recorded once an operation on a cog whose time is known.
	 */
	COG_OPERATION_DURATION("bot.cog.operation.duration", Kind.DISTRIBUTION,
			"Time an operation on a cog took, where it is known", COG, OPERATION, SUCCESS, ERROR_TYPE),

	/**
	 * Counted once an operation on a cog that failed.
	 */
	COG_FAILURES("bot.cog.failures", Kind.COUNTER, "Operations on cogs that failed", COG, OPERATION, SUCCESS,
			ERROR_TYPE),

	/**
	 * Counted once a look into a cache that found its entry.
	 */
	CACHE_HITS("bot.cache.hits", Kind.COUNTER, "Looks into a cache that found their entry", CACHE, OPERATION),

	/**
	 * Counted once a look into a cache that did not find its entry.
	 */
	CACHE_MISSES("bot.cache.misses", Kind.COUNTER, "Looks into a cache that did not find their entry", CACHE,
			OPERATION),

	/**
	 * Recorded once a cache operation whose time is known.
	 */
	CACHE_OPERATION_DURATION("bot.cache.operation.duration", Kind.DISTRIBUTION,
			"Time a cache operation took, where it is known", CACHE, OPERATION),

	/**
	 * Set when the number of entries of a cache is known.
	 */
	CACHE_SIZE("bot.cache.size", Kind.GAUGE, "Entries in a cache, where their number is known", CACHE),

	/**
	 * Recorded once a run of a task: the time it took.
	 */
	TASK_EXECUTION_TIME("bot.task.execution_time", Kind.DISTRIBUTION, "Time a task took, once a run", TASK, TASK_TYPE,
			SUCCESS, ERROR_TYPE),

	/**
	 * Counted once a run of a task, failed or not.
	 */
	TASK_EXECUTIONS("bot.task.executions", Kind.COUNTER, "Task runs, failed or not", TASK, TASK_TYPE, SUCCESS,
			ERROR_TYPE),

	/**
	 * Counted once a run of a task that failed.
	 */
	TASK_FAILURES("bot.task.failures", Kind.COUNTER, "Task runs that failed", TASK, TASK_TYPE, SUCCESS, ERROR_TYPE),

	/**
	 * Set when the number of guilds that the bot is in may have changed: those of all its
	 * shards in this process, without those that are unavailable.
	 */
	GUILDS("bot.guilds", Kind.GAUGE, "Guilds the bot is in, on all shards of this process, without unavailable ones"),

	/**
	 * Set when the number of shards in this process may have changed: those that have
	 * been ready and were not shut down. A bot without shards is one.
	 */
	SHARDS("bot.shards", Kind.GAUGE, "Shards of this process that run; a bot without shards is one"),

	/**
	 * Set once a heartbeat: the time until the gateway answered it.
	 */
	GATEWAY_PING("bot.gateway.ping", Kind.GAUGE, BotMetric.MILLISECOND,
			"Time the gateway took to answer a heartbeat of the shard", SHARD),

	/**
	 * Counted once an event that the filters have kept from Sentry.
	 */
	EVENTS_DROPPED("bot.events.dropped", Kind.COUNTER, "Events that the filters have kept from Sentry", REASON);

	private static final String MILLISECOND = "millisecond";

	private static final Map<String, BotMetric> BY_NAME = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(BotMetric::wireName, Function.identity()));

	private final String wireName;

	private final Kind kind;

	private final @Nullable String unit;

	private final String description;

	private final List<BotAttribute> attributes;

	BotMetric(String wireName, Kind kind, String description, BotAttribute... attributes) {
		this(wireName, kind, (kind == Kind.DISTRIBUTION) ? BotMetric.MILLISECOND : null, description, attributes);
	}

	BotMetric(String wireName, Kind kind, @Nullable String unit, String description, BotAttribute... attributes) {
		this.wireName = wireName;
		this.kind = kind;
		this.unit = unit;
		this.description = description;
		this.attributes = List.of(attributes);
	}

	/**
	 * Finds the metric of a name.
	 * @param wireName the name on the wire
	 * @return the metric, or {@code null} if it is not one of the bot's
	 */
	public static @Nullable BotMetric named(String wireName) {
		return BY_NAME.get(wireName);
	}

	/**
	 * Returns the name of the metric, the same in Sentry and in Micrometer.
	 * @return the name, starting with {@code bot.}
	 */
	public String wireName() {
		return this.wireName;
	}

	/**
	 * Returns how the values of the metric are put together.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Returns the unit in which the values reach Sentry.
	 * @return {@code millisecond} for a time, {@code null} for a plain number
	 */
	public @Nullable String unit() {
		return this.unit;
	}

	/**
	 * Returns what the metric measures, in a few words, as it stands in the documentation
	 * and in Micrometer.
	 * @return the description
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Returns the attributes that a recording of the metric carries, those that may be
	 * absent last.
	 * @return the attributes, unmodifiable
	 */
	public List<BotAttribute> attributes() {
		return this.attributes;
	}

	/**
	 * The kinds of metric.
	 */
	public enum Kind {

		/**
		 * A number of events that only goes up.
		 */
		COUNTER,

		/**
		 * Single measurements of which percentiles are wanted; here always durations.
		 */
		DISTRIBUTION,

		/**
		 * A value that is now this and now that.
		 */
		GAUGE

	}

}
