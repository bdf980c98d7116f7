package io.github.tuxsentry.metrics;

import java.time.Duration;

enum NoMetricSink implements MetricSink {

	INSTANCE;

	@Override
	public void count(BotMetric metric, MetricAttributes attributes, long amount) {
	}

	@Override
	public void time(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
	}

	@Override
	public void gauge(BotMetric metric, MetricAttributes attributes, double value) {
	}

}
