package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.metrics.MetricAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The meters of each metric by their attributes, so that they are looked up once and not
 * with each recording. Thread-safe; keeps up to 1,000 of a metric.
 */
final class MeterCache<M> {

	private static final int MOST = 1000;

	@SuppressWarnings("unchecked")
	private final Map<MetricAttributes, M>[] kept = Stream.of(BotMetric.values())
		.map((metric) -> new ConcurrentHashMap<>())
		.toArray(Map[]::new);

	@Nullable M get(BotMetric metric, MetricAttributes attributes) {
		return this.kept[metric.ordinal()].get(attributes);
	}

	boolean hasRoom(BotMetric metric) {
		return this.kept[metric.ordinal()].size() < MOST;
	}

	/**
	 * Keeps a meter if there is room.
	 * @return the one to use: another thread may have been first
	 */
	M keep(BotMetric metric, MetricAttributes attributes, M meter) {
		if (!hasRoom(metric)) {
			return meter;
		}
		M earlier = this.kept[metric.ordinal()].putIfAbsent(attributes, meter);
		return (earlier != null) ? earlier : meter;
	}

}
