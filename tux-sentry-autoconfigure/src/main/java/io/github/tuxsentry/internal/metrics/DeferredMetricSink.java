package io.github.tuxsentry.internal.metrics;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.metrics.MetricAttributes;
import io.github.tuxsentry.metrics.MetricSink;

/**
 * Metric sink in front of one that may become available later, since a sink of the
 * application may depend on beans that record metrics.
 *
 * @param sink the supplier of the sink, consulted with each recording
 */
public record DeferredMetricSink(Supplier<MetricSink> sink) implements MetricSink {

	@Override
	public void prepare() {
		this.sink.get().prepare();
	}

	@Override
	public void count(BotMetric metric, MetricAttributes attributes, long amount) {
		this.sink.get().count(metric, attributes, amount);
	}

	@Override
	public void time(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
		this.sink.get().time(metric, attributes, elapsed);
	}

	@Override
	public void gauge(BotMetric metric, MetricAttributes attributes, double value) {
		this.sink.get().gauge(metric, attributes, value);
	}

}
