package io.github.tuxsentry.metrics;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Recorder for the metrics of a bot, in the seven families of {@link BotMetric}. Each
 * call records all metrics for which the details are sufficient. Times are specified as a
 * duration, or measured by a {@link Timing}. Instances are thread-safe. Methods do not
 * throw exceptions, even if the sink or the details do.
 *
 * @since 0.1.0
 */
public final class BotMetrics {

	private final MetricSink sink;

	private final BiConsumer<String, Runnable> guard;

	/**
	 * Create a new recorder.
	 * @param sink receives each recording
	 * @param guard runs each recording under a description, and catches and counts its
	 * exceptions
	 */
	public BotMetrics(MetricSink sink, BiConsumer<String, Runnable> guard) {
		this.sink = sink;
		this.guard = guard;
	}

	/**
	 * Prepare for recording. Must be called before threads of another library record
	 * while the application is starting, on the thread that starts it, since other
	 * threads must not look up beans at that time.
	 */
	public void prepare() {
		this.guard.accept("prepare the metrics", this.sink::prepare);
	}

	/**
	 * Record a successful run of a command whose type is unknown.
	 * @param command the qualified name of the command
	 * @param elapsed the duration
	 */
	public void recordCommandMetric(String command, Duration elapsed) {
		recordCommandMetric(command, elapsed, BotMetrics::noDetails);
	}

	/**
	 * Record the duration and use of a command, and its failure if it failed.
	 * @param command the qualified name of the command
	 * @param elapsed the duration
	 * @param details sets further details, e.g.
	 * {@code m -> m.type("slash").failed(exception)}
	 */
	public void recordCommandMetric(String command, Duration elapsed, Consumer<? super CommandMetric> details) {
		record("record a command metric", new CommandMetric(command), details,
				(metric) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Start the timing of a command.
	 * @param command the qualified name of the command
	 * @return the timing, which runs the work or is closed afterwards
	 */
	public Timing<CommandMetric> timeCommand(String command) {
		return time("record a command metric", new CommandMetric(command), CommandMetric::failed,
				(metric, elapsed) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Record a successful database operation.
	 * @param operation the operation, such as {@code query} or {@code insert}
	 * @param elapsed the duration, including retries
	 */
	public void recordDatabaseMetric(String operation, Duration elapsed) {
		recordDatabaseMetric(operation, elapsed, BotMetrics::noDetails);
	}

	/**
	 * Record a database operation with its retries and its failure.
	 * @param operation the operation, such as {@code query} or {@code insert}
	 * @param elapsed the duration, including retries
	 * @param details sets further details, e.g. {@code m -> m.table("cases").retries(2)}
	 */
	public void recordDatabaseMetric(String operation, Duration elapsed, Consumer<? super DatabaseMetric> details) {
		record("record a database metric", new DatabaseMetric(operation), details,
				(metric) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Start the timing of a database operation.
	 * @param operation the operation
	 * @return the timing, which runs the work or is closed afterwards
	 */
	public Timing<DatabaseMetric> timeDatabase(String operation) {
		return time("record a database metric", new DatabaseMetric(operation), DatabaseMetric::failed,
				(metric, elapsed) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Record a successful {@code GET} request whose status is not known.
	 * @param service the name of the called API
	 * @param endpoint the template of the path, such as <code>/pages/{page}</code>
	 * @param elapsed the duration until the response
	 */
	public void recordApiMetric(String service, String endpoint, Duration elapsed) {
		recordApiMetric(service, endpoint, elapsed, BotMetrics::noDetails);
	}

	/**
	 * Record an API call with its rate limit and its failure.
	 * @param service the name of the called API
	 * @param endpoint the template of the path, such as <code>/pages/{page}</code>
	 * @param elapsed the duration until the response or failure
	 * @param details sets further details, e.g.
	 * {@code m -> m.method("POST").statusCode(429)}
	 */
	public void recordApiMetric(String service, String endpoint, Duration elapsed,
			Consumer<? super ApiMetric> details) {
		record("record an API metric", new ApiMetric(service, endpoint), details,
				(metric) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Start the timing of an API call.
	 * @param service the name of the called API
	 * @param endpoint the template of the path
	 * @return the timing, which runs the work or is closed afterwards
	 */
	public Timing<ApiMetric> timeApi(String service, String endpoint) {
		return time("record an API metric", new ApiMetric(service, endpoint), (metric, error) -> metric.failed(),
				(metric, elapsed) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Record a successful operation on a cog.
	 * @param cog the name of the cog
	 * @param operation the operation, such as {@code load}
	 * @param elapsed the duration
	 */
	public void recordCogMetric(String cog, String operation, Duration elapsed) {
		recordCogMetric(cog, operation, elapsed, BotMetrics::noDetails);
	}

	/**
	 * Record an operation on a cog and its failure.
	 * @param cog the name of the cog
	 * @param operation the operation, such as {@code load}
	 * @param elapsed the duration, or {@code null} if it is not known
	 * @param details sets further details, e.g. {@code m -> m.failed(exception)}
	 */
	public void recordCogMetric(String cog, String operation, @Nullable Duration elapsed,
			Consumer<? super CogMetric> details) {
		record("record a cog metric", new CogMetric(cog, operation), details,
				(metric) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Start the timing of an operation on a cog.
	 * @param cog the name of the cog
	 * @param operation the operation
	 * @return the timing, which runs the work or is closed afterwards
	 */
	public Timing<CogMetric> timeCog(String cog, String operation) {
		return time("record a cog metric", new CogMetric(cog, operation), CogMetric::failed,
				(metric, elapsed) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Record a cache operation: a hit or a miss, its duration, and the size of the cache,
	 * each if specified by the details.
	 * @param cache the name of the cache
	 * @param operation the operation, such as {@code get}, {@code set} or {@code delete}
	 * @param details sets the details, e.g. {@code m -> m.hit().duration(elapsed)}
	 */
	public void recordCacheMetric(String cache, String operation, Consumer<? super CacheMetric> details) {
		record("record a cache metric", new CacheMetric(cache, operation), details,
				(metric) -> metric.writeTo(this.sink));
	}

	/**
	 * Start the timing of a cache operation.
	 * @param cache the name of the cache
	 * @param operation the operation
	 * @return the timing, which runs the work or is closed afterwards
	 */
	public Timing<CacheMetric> timeCache(String cache, String operation) {
		return time("record a cache metric", new CacheMetric(cache, operation), (metric, error) -> {
		}, (metric, elapsed) -> metric.duration(elapsed).writeTo(this.sink));
	}

	/**
	 * Record a successful run of a background task.
	 * @param task the name of the task
	 * @param elapsed the duration
	 */
	public void recordTaskMetric(String task, Duration elapsed) {
		recordTaskMetric(task, elapsed, BotMetrics::noDetails);
	}

	/**
	 * Record the duration and count of a task, and its failure if it failed.
	 * @param task the name of the task
	 * @param elapsed the duration
	 * @param details sets further details, e.g.
	 * {@code m -> m.type("scheduled").failed(exception)}
	 */
	public void recordTaskMetric(String task, Duration elapsed, Consumer<? super TaskMetric> details) {
		record("record a task metric", new TaskMetric(task), details, (metric) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Start the timing of a task.
	 * @param task the name of the task
	 * @return the timing, which runs the work or is closed afterwards
	 */
	public Timing<TaskMetric> timeTask(String task) {
		return time("record a task metric", new TaskMetric(task), TaskMetric::failed,
				(metric, elapsed) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Record the current state of the bot: its guilds, its shards and the ping of each
	 * shard, each if specified by the details. Called by the starter for the bots that it
	 * instruments.
	 * @param details sets the details, e.g. {@code m -> m.guilds(120).shards(2)}
	 */
	public void recordBotMetric(Consumer<? super BotStateMetric> details) {
		record("record a bot metric", new BotStateMetric(), details, (metric) -> metric.writeTo(this.sink));
	}

	/**
	 * Record an interaction that was not acknowledged in time. Called by the starter.
	 * @param command the qualified name of the command, or the name of the component
	 * @param type the type of the command or interaction, e.g. {@code slash}
	 */
	public void recordUnacknowledgedInteraction(String command, String type) {
		if (this.sink != MetricSink.none()) {
			this.guard.accept("record an unacknowledged interaction", () -> this.sink.count(
					BotMetric.INTERACTIONS_UNACKNOWLEDGED,
					MetricAttributes.with(BotAttribute.COMMAND, command).with(BotAttribute.COMMAND_TYPE, type).build(),
					1));
		}
	}

	/**
	 * Record an event that was not sent. Called by the starter for events that are
	 * dropped by its filters.
	 * @param reason the reason, with low cardinality, such as {@code storm}
	 */
	public void recordDroppedEvent(String reason) {
		if (this.sink != MetricSink.none()) {
			this.guard.accept("record a dropped event", () -> this.sink.count(BotMetric.EVENTS_DROPPED,
					MetricAttributes.with(BotAttribute.REASON, reason).build(), 1));
		}
	}

	/**
	 * Record a log event that was not sent as a log because of the maximum number per
	 * minute. Called by the starter.
	 */
	public void recordDroppedLog() {
		if (this.sink != MetricSink.none()) {
			this.guard.accept("record a dropped log",
					() -> this.sink.count(BotMetric.LOGS_DROPPED, MetricAttributes.none(), 1));
		}
	}

	private <M> void record(String where, M metric, Consumer<? super M> details, Consumer<M> write) {
		if (this.sink == MetricSink.none()) {
			return;
		}
		this.guard.accept(where, () -> {
			details.accept(metric);
			write.accept(metric);
		});
	}

	private <M> Timing<M> time(String where, M metric, BiConsumer<? super M, Throwable> failed,
			BiConsumer<M, Duration> write) {
		return new Timing<>(metric, failed,
				(elapsed) -> record(where, metric, BotMetrics::noDetails, (timed) -> write.accept(timed, elapsed)));
	}

	private static void noDetails(Object metric) {
	}

}
