package io.github.tuxsentry.metrics;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import static io.github.tuxsentry.metrics.BotAttribute.CACHE;
import static io.github.tuxsentry.metrics.BotAttribute.OPERATION;

/**
 * Details of a cache operation. Values that are not set are not recorded. Instances are
 * not thread-safe and are only valid during the call that records them.
 *
 * @since 0.1.0
 */
public final class CacheMetric {

	private final String cache;

	private final String operation;

	private @Nullable BotMetric outcome;

	private @Nullable Duration duration;

	private @Nullable Long size;

	CacheMetric(String cache, String operation) {
		this.cache = cache;
		this.operation = operation;
	}

	/**
	 * Mark the operation as a hit. The last call of {@code hit} or {@link #miss()}
	 * applies.
	 * @return this metric
	 */
	public CacheMetric hit() {
		this.outcome = BotMetric.CACHE_HITS;
		return this;
	}

	/**
	 * Mark the operation as a miss.
	 * @return this metric
	 */
	public CacheMetric miss() {
		this.outcome = BotMetric.CACHE_MISSES;
		return this;
	}

	/**
	 * Set the duration of the operation.
	 * @param duration the duration, 0 or longer
	 * @return this metric
	 */
	public CacheMetric duration(Duration duration) {
		this.duration = duration;
		return this;
	}

	/**
	 * Set the current number of entries of the cache.
	 * @param size the number of entries, 0 or more
	 * @return this metric
	 */
	public CacheMetric size(long size) {
		this.size = size;
		return this;
	}

	void writeTo(MetricSink sink) {
		MetricAttributes attributes = MetricAttributes.with(CACHE, this.cache).with(OPERATION, this.operation).build();
		if (this.outcome != null) {
			sink.count(this.outcome, attributes, 1);
		}
		if (this.duration != null) {
			sink.time(BotMetric.CACHE_OPERATION_DURATION, attributes, this.duration);
		}
		if (this.size != null) {
			sink.gauge(BotMetric.CACHE_SIZE, MetricAttributes.with(CACHE, this.cache).build(), this.size);
		}
	}

}
