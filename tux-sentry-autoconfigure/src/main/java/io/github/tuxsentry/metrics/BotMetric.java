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
 * Metrics that are recorded by {@link BotMetrics}, in seven families: commands, database,
 * API calls, cogs, caches, tasks and the bot itself.
 *
 * @since 0.1.0
 */
public enum BotMetric {

	/**
	 * Duration of a command, recorded once per run.
	 */
	COMMAND_EXECUTION_TIME("bot.command.execution_time", Kind.DISTRIBUTION, "Duration of a command run", COMMAND,
			BotAttribute.COMMAND_TYPE, SUCCESS, ERROR_TYPE),

	/**
	 * Number of command runs, including failed runs.
	 */
	COMMAND_USAGE("bot.command.usage", Kind.COUNTER, "Number of command runs, including failed runs", COMMAND,
			BotAttribute.COMMAND_TYPE, SUCCESS, ERROR_TYPE),

	/**
	 * Number of failed command runs.
	 */
	COMMAND_FAILURES("bot.command.failures", Kind.COUNTER, "Number of failed command runs", COMMAND,
			BotAttribute.COMMAND_TYPE, SUCCESS, ERROR_TYPE),

	/**
	 * Number of interactions that were not acknowledged within the time that Discord
	 * grants.
	 */
	INTERACTIONS_UNACKNOWLEDGED("bot.interaction.unacknowledged", Kind.COUNTER,
			"Number of interactions that were not acknowledged within 3 seconds", COMMAND, BotAttribute.COMMAND_TYPE),

	/**
	 * Duration of a database operation including all attempts, recorded once per
	 * operation.
	 */
	DATABASE_OPERATION_DURATION("bot.database.operation.duration", Kind.DISTRIBUTION,
			"Duration of a database operation", OPERATION, SUCCESS, TABLE, RETRY_COUNT, ERROR_TYPE),

	/**
	 * Number of database operations, including failed operations.
	 */
	DATABASE_OPERATION_COUNT("bot.database.operation.count", Kind.COUNTER,
			"Number of database operations, including failed operations", OPERATION, SUCCESS, TABLE, RETRY_COUNT,
			ERROR_TYPE),

	/**
	 * Number of retries of database operations. The table is {@code unknown} if there is
	 * none.
	 */
	DATABASE_RETRIES("bot.database.retries", Kind.COUNTER, "Number of retries of database operations", OPERATION,
			TABLE),

	/**
	 * Number of database operations that failed ultimately.
	 */
	DATABASE_FAILURES("bot.database.failures", Kind.COUNTER, "Number of failed database operations", OPERATION, SUCCESS,
			TABLE, RETRY_COUNT, ERROR_TYPE),

	/**
	 * Duration of an API call until its response or failure. Each attempt of a call of
	 * JDA is a call of its own.
	 */
	API_CALL_DURATION("bot.api.call.duration", Kind.DISTRIBUTION,
			"Duration of an API call until its response or failure", SERVICE, ENDPOINT, METHOD, SUCCESS, RATE_LIMITED,
			STATUS_CODE),

	/**
	 * Number of API calls, including failed calls.
	 */
	API_CALL_COUNT("bot.api.call.count", Kind.COUNTER, "Number of API calls, including failed calls", SERVICE, ENDPOINT,
			METHOD, SUCCESS, RATE_LIMITED, STATUS_CODE),

	/**
	 * Number of API calls that were refused by a rate limit.
	 */
	API_RATE_LIMITS("bot.api.rate_limits", Kind.COUNTER, "Number of API calls refused by a rate limit", SERVICE,
			ENDPOINT),

	/**
	 * Number of failed API calls.
	 */
	API_FAILURES("bot.api.failures", Kind.COUNTER, "Number of failed API calls", SERVICE, ENDPOINT, METHOD, SUCCESS,
			RATE_LIMITED, STATUS_CODE),

	/**
	 * Number of load, unload and reload operations on a cog, including failed operations.
	 */
	COG_OPERATION_COUNT("bot.cog.operation.count", Kind.COUNTER,
			"Number of operations on cogs, including failed operations", COG, OPERATION, SUCCESS, ERROR_TYPE),

	/**
	 * Duration of an operation on a cog, recorded if it is known.
	 */
	COG_OPERATION_DURATION("bot.cog.operation.duration", Kind.DISTRIBUTION, "Duration of an operation on a cog", COG,
			OPERATION, SUCCESS, ERROR_TYPE),

	/**
	 * Number of failed operations on a cog.
	 */
	COG_FAILURES("bot.cog.failures", Kind.COUNTER, "Number of failed operations on cogs", COG, OPERATION, SUCCESS,
			ERROR_TYPE),

	/**
	 * Number of cache lookups that found an entry.
	 */
	CACHE_HITS("bot.cache.hits", Kind.COUNTER, "Number of cache lookups that found an entry", CACHE, OPERATION),

	/**
	 * Number of cache lookups that did not find an entry.
	 */
	CACHE_MISSES("bot.cache.misses", Kind.COUNTER, "Number of cache lookups that did not find an entry", CACHE,
			OPERATION),

	/**
	 * Duration of a cache operation, recorded if it is known.
	 */
	CACHE_OPERATION_DURATION("bot.cache.operation.duration", Kind.DISTRIBUTION, "Duration of a cache operation", CACHE,
			OPERATION),

	/**
	 * Number of entries of a cache, recorded if it is known.
	 */
	CACHE_SIZE("bot.cache.size", Kind.GAUGE, "Number of entries of a cache", CACHE),

	/**
	 * Duration of a task, recorded once per run.
	 */
	TASK_EXECUTION_TIME("bot.task.execution_time", Kind.DISTRIBUTION, "Duration of a task run", TASK, TASK_TYPE,
			SUCCESS, ERROR_TYPE),

	/**
	 * Number of task runs, including failed runs.
	 */
	TASK_EXECUTIONS("bot.task.executions", Kind.COUNTER, "Number of task runs, including failed runs", TASK, TASK_TYPE,
			SUCCESS, ERROR_TYPE),

	/**
	 * Number of failed task runs.
	 */
	TASK_FAILURES("bot.task.failures", Kind.COUNTER, "Number of failed task runs", TASK, TASK_TYPE, SUCCESS,
			ERROR_TYPE),

	/**
	 * Number of guilds of all shards of the bot in this process, without unavailable
	 * guilds. Recorded when it may have changed.
	 */
	GUILDS("bot.guilds", Kind.GAUGE, "Number of available guilds of all shards in this process"),

	/**
	 * Number of shards in this process that have been ready and were not shut down. A bot
	 * without shards is one. Recorded when it may have changed.
	 */
	SHARDS("bot.shards", Kind.GAUGE, "Number of running shards in this process"),

	/**
	 * Time until the gateway responds to a heartbeat, recorded once per heartbeat.
	 */
	GATEWAY_PING("bot.gateway.ping", Kind.GAUGE, BotMetric.MILLISECOND,
			"Time the gateway took to answer a heartbeat of the shard", SHARD),

	/**
	 * Number of events that were dropped by filters.
	 */
	EVENTS_DROPPED("bot.events.dropped", Kind.COUNTER, "Number of events dropped by filters", REASON),

	/**
	 * Number of log events that were not sent as logs because of their number.
	 */
	LOGS_DROPPED("bot.logs.dropped", Kind.COUNTER, "Number of logs over the maximum per minute");

	private static final String MILLISECOND = "millisecond";

	private static final Map<String, BotMetric> BY_NAME = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(BotMetric::metricName, Function.identity()));

	private final String metricName;

	private final Kind kind;

	private final @Nullable String unit;

	private final String description;

	private final List<BotAttribute> attributes;

	BotMetric(String metricName, Kind kind, String description, BotAttribute... attributes) {
		this(metricName, kind, (kind == Kind.DISTRIBUTION) ? BotMetric.MILLISECOND : null, description, attributes);
	}

	BotMetric(String metricName, Kind kind, @Nullable String unit, String description, BotAttribute... attributes) {
		this.metricName = metricName;
		this.kind = kind;
		this.unit = unit;
		this.description = description;
		this.attributes = List.of(attributes);
	}

	/**
	 * Find a metric by name.
	 * @param metricName the name of the metric as it is sent
	 * @return the metric, or {@code null} if it is not a metric of the bot
	 */
	public static @Nullable BotMetric fromName(String metricName) {
		return BY_NAME.get(metricName);
	}

	/**
	 * Return the name of the metric, which is the same in Sentry and in Micrometer.
	 * @return the name, starting with {@code bot.}
	 */
	public String metricName() {
		return this.metricName;
	}

	/**
	 * Return the kind of the metric, which determines how values are aggregated.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Return the unit of the values that are sent to Sentry.
	 * @return {@code millisecond} for a duration, {@code null} for a plain number
	 */
	public @Nullable String unit() {
		return this.unit;
	}

	/**
	 * Return a short description of the metric, as used in the documentation and in
	 * Micrometer.
	 * @return the description
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Return the attributes of a recording of the metric, with those that may be absent
	 * last.
	 * @return the attributes, unmodifiable
	 */
	public List<BotAttribute> attributes() {
		return this.attributes;
	}

	/**
	 * Kinds of metrics.
	 *
	 * @since 0.1.0
	 */
	public enum Kind {

		/**
		 * Number of occurrences that only increases.
		 */
		COUNTER,

		/**
		 * Individual measurements for percentiles; always durations in this API.
		 */
		DISTRIBUTION,

		/**
		 * Value that can increase and decrease.
		 */
		GAUGE

	}

}
