package io.github.tuxsentry.metrics;

import java.time.Duration;

/**
 * Destination of the recordings of {@link BotMetrics}. Implementations must be
 * thread-safe and may throw exceptions. {@link BotMetrics} catches and counts their
 * exceptions.
 *
 * @since 0.1.0
 */
public interface MetricSink {

	/**
	 * Prepare for recordings. Called while the application is starting, on the thread
	 * that starts it, before threads of other libraries record.
	 */
	default void prepare() {
	}

	/**
	 * Increment a counter.
	 * @param metric a metric of kind {@link BotMetric.Kind#COUNTER}
	 * @param attributes the attributes of the recording
	 * @param amount the increment, 1 or more
	 */
	void count(BotMetric metric, MetricAttributes attributes, long amount);

	/**
	 * Add a duration to a distribution.
	 * @param metric a metric of kind {@link BotMetric.Kind#DISTRIBUTION}
	 * @param attributes the attributes of the recording
	 * @param elapsed the duration, 0 or longer
	 */
	void time(BotMetric metric, MetricAttributes attributes, Duration elapsed);

	/**
	 * Set a gauge.
	 * @param metric a metric of kind {@link BotMetric.Kind#GAUGE}
	 * @param attributes the attributes of the recording
	 * @param value the current value, in the unit of the metric
	 */
	void gauge(BotMetric metric, MetricAttributes attributes, double value);

	/**
	 * Return a sink that discards all recordings.
	 * @return the sink, always the same instance
	 */
	static MetricSink none() {
		return NoMetricSink.INSTANCE;
	}

}
