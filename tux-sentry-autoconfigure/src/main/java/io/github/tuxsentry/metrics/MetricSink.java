package io.github.tuxsentry.metrics;

import java.time.Duration;

/**
 * Where {@link BotMetrics} writes each recording, once. Implementations are thread-safe
 * and may throw: {@link BotMetrics} keeps that away from the bot.
 */
public interface MetricSink {

	/**
	 * Gets ready to be written to. Called while the application starts, on the thread
	 * that starts it, before threads of other libraries record.
	 */
	default void prepare() {
	}

	/**
	 * Counts a counter up.
	 * @param metric a metric of kind {@link BotMetric.Kind#COUNTER}
	 * @param attributes the attributes of the recording
	 * @param amount by how much, 1 or more
	 */
	void count(BotMetric metric, MetricAttributes attributes, long amount);

	/**
	 * Adds a duration to a distribution.
	 * @param metric a metric of kind {@link BotMetric.Kind#DISTRIBUTION}
	 * @param attributes the attributes of the recording
	 * @param elapsed the duration, 0 or longer
	 */
	void time(BotMetric metric, MetricAttributes attributes, Duration elapsed);

	/**
	 * Sets a gauge.
	 * @param metric a metric of kind {@link BotMetric.Kind#GAUGE}
	 * @param attributes the attributes of the recording
	 * @param value the value it has now, in the unit of the metric
	 */
	void gauge(BotMetric metric, MetricAttributes attributes, double value);

	/**
	 * Returns the sink that forgets everything.
	 * @return the sink, always the same one
	 */
	static MetricSink none() {
		return NoMetricSink.INSTANCE;
	}

}
