package io.github.tuxsentry.internal.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.metrics.MetricAttributes;
import io.github.tuxsentry.metrics.MetricSink;

/**
 * Keeps what is recorded.
 */
final class RecordedMetrics implements MetricSink {

	private final List<Recording> recordings = new CopyOnWriteArrayList<>();

	@Override
	public void count(BotMetric metric, MetricAttributes attributes, long amount) {
		this.recordings.add(new Recording(metric, attributes, null));
	}

	@Override
	public void time(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
		this.recordings.add(new Recording(metric, attributes, elapsed));
	}

	@Override
	public void gauge(BotMetric metric, MetricAttributes attributes, double value) {
		this.recordings.add(new Recording(metric, attributes, null));
	}

	List<Recording> of(BotMetric metric) {
		return this.recordings.stream().filter((recording) -> recording.metric() == metric).toList();
	}

	record Recording(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
	}

}
