package io.github.tuxsentry.metrics;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Records what a bot does in the seven families of {@link BotMetric}. One call records
 * all that the given facts allow; times are durations, milliseconds, or taken by a
 * {@link Timing}. Thread-safe; no method throws, whatever the sink or the details do.
 */
public final class BotMetrics {

	private final MetricSink sink;

	private final BiConsumer<String, Runnable> guard;

	/**
	 * Creates the metrics of a bot.
	 * @param sink where each recording goes
	 * @param guard runs each recording under a description, and keeps its failures away
	 * from the caller
	 */
	public BotMetrics(MetricSink sink, BiConsumer<String, Runnable> guard) {
		this.sink = sink;
		this.guard = guard;
	}

	/**
	 * Gets ready to record. Whoever lets threads of another library record while the
	 * application still starts calls this first, on the thread that starts it: no other
	 * thread may look for beans then.
	 */
	public void prepare() {
		this.guard.accept("prepare the metrics", this.sink::prepare);
	}

	/**
	 * Records a successful run of a command whose type is unknown.
	 * @param command the qualified name of the command
	 * @param elapsed the time it took
	 */
	public void recordCommandMetric(String command, Duration elapsed) {
		recordCommandMetric(command, elapsed, BotMetrics::nothingMore);
	}

	/**
	 * Records a run of a command: its time and use, and its failure if it failed.
	 * @param command the qualified name of the command
	 * @param elapsed the time it took
	 * @param details e.g. {@code m -> m.type("slash").failed(exception)}
	 */
	public void recordCommandMetric(String command, Duration elapsed, Consumer<? super CommandMetric> details) {
		record("record a command metric", new CommandMetric(command), details,
				(metric) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Starts to time a command.
	 * @param command the qualified name of the command
	 * @return the timing, to be closed or put around the work
	 */
	public Timing<CommandMetric> timeCommand(String command) {
		return time("record a command metric", new CommandMetric(command), CommandMetric::failed,
				(metric, elapsed) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Records a successful database operation.
	 * @param operation what was done, e.g. {@code query}, {@code insert}
	 * @param elapsed the time it took, retries included
	 */
	public void recordDatabaseMetric(String operation, Duration elapsed) {
		recordDatabaseMetric(operation, elapsed, BotMetrics::nothingMore);
	}

	/**
	 * Records a database operation with its retries and its failure.
	 * @param operation what was done, e.g. {@code query}, {@code insert}
	 * @param elapsed the time it took, retries included
	 * @param details e.g. {@code m -> m.table("cases").retries(2)}
	 */
	public void recordDatabaseMetric(String operation, Duration elapsed, Consumer<? super DatabaseMetric> details) {
		record("record a database metric", new DatabaseMetric(operation), details,
				(metric) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Starts to time a database operation.
	 * @param operation what was done
	 * @return the timing, to be closed or put around the work
	 */
	public Timing<DatabaseMetric> timeDatabase(String operation) {
		return time("record a database metric", new DatabaseMetric(operation), DatabaseMetric::failed,
				(metric, elapsed) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Records a successful {@code GET} whose status is not known.
	 * @param service the API that was called
	 * @param endpoint the template of the path, e.g. <code>/pages/{page}</code>
	 * @param elapsed the time until the answer
	 */
	public void recordApiMetric(String service, String endpoint, Duration elapsed) {
		recordApiMetric(service, endpoint, elapsed, BotMetrics::nothingMore);
	}

	/**
	 * Records an API call, the rate limit that it met and its failure.
	 * @param service the API that was called
	 * @param endpoint the template of the path, e.g. <code>/pages/{page}</code>
	 * @param elapsed the time until the answer or the failure
	 * @param details e.g.
	 * {@code m -> m.method("POST").statusCode(429).rateLimited().failed()}
	 */
	public void recordApiMetric(String service, String endpoint, Duration elapsed,
			Consumer<? super ApiMetric> details) {
		record("record an API metric", new ApiMetric(service, endpoint), details,
				(metric) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Starts to time an API call.
	 * @param service the API that was called
	 * @param endpoint the template of the path
	 * @return the timing, to be closed or put around the work
	 */
	public Timing<ApiMetric> timeApi(String service, String endpoint) {
		return time("record an API metric", new ApiMetric(service, endpoint), (metric, error) -> metric.failed(),
				(metric, elapsed) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Records a successful operation on a cog.
	 * @param cog the name of the cog
	 * @param operation what was done, e.g. {@code load}
	 * @param elapsed the time it took
	 */
	public void recordCogMetric(String cog, String operation, Duration elapsed) {
		recordCogMetric(cog, operation, elapsed, BotMetrics::nothingMore);
	}

	/**
	 * Records an operation on a cog and its failure.
	 * @param cog the name of the cog
	 * @param operation what was done, e.g. {@code load}
	 * @param elapsed the time it took, or {@code null} if nobody took it
	 * @param details e.g. {@code m -> m.failed(exception)}
	 */
	public void recordCogMetric(String cog, String operation, @Nullable Duration elapsed,
			Consumer<? super CogMetric> details) {
		record("record a cog metric", new CogMetric(cog, operation), details,
				(metric) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Starts to time a cog operation.
	 * @param cog the name of the cog
	 * @param operation what was done
	 * @return the timing, to be closed or put around the work
	 */
	public Timing<CogMetric> timeCog(String cog, String operation) {
		return time("record a cog metric", new CogMetric(cog, operation), CogMetric::failed,
				(metric, elapsed) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Records a cache operation: a hit or a miss, its time, and the size of the cache,
	 * each if the details say so.
	 * @param cache the name of the cache
	 * @param operation what was done, e.g. {@code get}, {@code set}, {@code delete}
	 * @param details says what is known, e.g. {@code m -> m.hit().duration(elapsed)}
	 */
	public void recordCacheMetric(String cache, String operation, Consumer<? super CacheMetric> details) {
		record("record a cache metric", new CacheMetric(cache, operation), details,
				(metric) -> metric.writeTo(this.sink));
	}

	/**
	 * Starts to time a cache operation.
	 * @param cache the name of the cache
	 * @param operation what is done
	 * @return the timing, to be closed or put around the work
	 */
	public Timing<CacheMetric> timeCache(String cache, String operation) {
		return time("record a cache metric", new CacheMetric(cache, operation), (metric, error) -> {
		}, (metric, elapsed) -> metric.duration(elapsed).writeTo(this.sink));
	}

	/**
	 * Records a successful run of a background task.
	 * @param task the name of the task
	 * @param elapsed the time it took
	 */
	public void recordTaskMetric(String task, Duration elapsed) {
		recordTaskMetric(task, elapsed, BotMetrics::nothingMore);
	}

	/**
	 * Records a run of a task: its time and count, and its failure if it failed.
	 * @param task the name of the task
	 * @param elapsed the time it took
	 * @param details e.g. {@code m -> m.type("scheduled").failed(exception)}
	 */
	public void recordTaskMetric(String task, Duration elapsed, Consumer<? super TaskMetric> details) {
		record("record a task metric", new TaskMetric(task), details, (metric) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Starts to time a task.
	 * @param task the name of the task
	 * @return the timing, to be closed or put around the work
	 */
	public Timing<TaskMetric> timeTask(String task) {
		return time("record a task metric", new TaskMetric(task), TaskMetric::failed,
				(metric, elapsed) -> metric.writeTo(this.sink, elapsed));
	}

	/**
	 * Records what the bot itself is like now: its guilds, its shards, the ping of each,
	 * each if the details say so. The starter does it for the bots it instruments.
	 * @param details says what is known, e.g. {@code m -> m.guilds(120).shards(2)}
	 */
	public void recordBotMetric(Consumer<? super BotStateMetric> details) {
		record("record a bot metric", new BotStateMetric(), details, (metric) -> metric.writeTo(this.sink));
	}

	/**
	 * Counts an event that was not sent. The starter does it for what its filters drop.
	 * @param reason why it was dropped, one of a few names, e.g. {@code storm}
	 */
	public void recordDroppedEvent(String reason) {
		if (this.sink != MetricSink.none()) {
			this.guard.accept("record a dropped event", () -> this.sink.count(BotMetric.EVENTS_DROPPED,
					MetricAttributes.with(BotAttribute.REASON, reason).build(), 1));
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
				(elapsed) -> record(where, metric, BotMetrics::nothingMore, (timed) -> write.accept(timed, elapsed)));
	}

	private static void nothingMore(Object metric) {
	}

}
