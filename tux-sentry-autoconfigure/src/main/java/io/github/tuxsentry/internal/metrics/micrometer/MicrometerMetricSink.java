package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.metrics.BotAttribute;
import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.metrics.MetricAttributes;
import io.github.tuxsentry.metrics.MetricSink;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * {@link MetricSink} that records bot metrics in Micrometer: counters, timers and gauges
 * under their own names, with the attributes as tags. All meters of a metric have the
 * same tag keys, as Prometheus requires; an absent attribute has the value {@code none}.
 * Thread-safe. Meters are cached, up to 1,000 per metric; those of further series are
 * looked up each time, and further gauges are not set.
 */
public final class MicrometerMetricSink implements MetricSink {

	static final String ABSENT = "none";

	private final Supplier<? extends MeterRegistry> registry;

	private final MeterCache<Counter> counters = new MeterCache<>();

	private final MeterCache<Timer> timers = new MeterCache<>();

	private final MeterCache<GaugeValue> gauges = new MeterCache<>();

	/**
	 * Create a new sink.
	 * @param registry supplies the registry; called on the first recording and for each
	 * new series
	 */
	public MicrometerMetricSink(Supplier<? extends MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public void prepare() {
		Objects.requireNonNull(this.registry.get(), "registry");
	}

	@Override
	public void count(BotMetric metric, MetricAttributes attributes, long amount) {
		Counter cached = this.counters.get(metric, attributes);
		((cached != null) ? cached : this.counters.put(metric, attributes, counter(metric, attributes)))
			.increment(amount);
	}

	@Override
	public void time(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
		Timer cached = this.timers.get(metric, attributes);
		((cached != null) ? cached : this.timers.put(metric, attributes, timer(metric, attributes))).record(elapsed);
	}

	@Override
	public void gauge(BotMetric metric, MetricAttributes attributes, double value) {
		GaugeValue cached = this.gauges.get(metric, attributes);
		if (cached != null) {
			cached.value = value;
		}
		else if (this.gauges.hasRoom(metric)) {
			GaugeValue holder = new GaugeValue(value);
			if (this.gauges.put(metric, attributes, holder) == holder) {
				try {
					register(metric, attributes, holder);
				}
				catch (RuntimeException | Error ex) {
					this.gauges.remove(metric, attributes, holder);
					throw ex;
				}
			}
		}
	}

	private Counter counter(BotMetric metric, MetricAttributes attributes) {
		return Counter.builder(metric.metricName())
			.description(metric.description())
			.tags(tags(metric, attributes))
			.register(this.registry.get());
	}

	private Timer timer(BotMetric metric, MetricAttributes attributes) {
		return Timer.builder(metric.metricName())
			.description(metric.description())
			.tags(tags(metric, attributes))
			.register(this.registry.get());
	}

	private void register(BotMetric metric, MetricAttributes attributes, GaugeValue holder) {
		Gauge.builder(metric.metricName(), holder, (current) -> current.value)
			.description(metric.description())
			.baseUnit(baseUnit(metric))
			.tags(tags(metric, attributes))
			.strongReference(true)
			.register(this.registry.get());
	}

	private static List<Tag> tags(BotMetric metric, MetricAttributes attributes) {
		List<Tag> tags = new ArrayList<>();
		for (BotAttribute attribute : metric.attributes()) {
			@Nullable String value = attributes.get(attribute);
			tags.add(Tag.of(attribute.key(), (value != null) ? value : ABSENT));
		}
		return tags;
	}

	private static @Nullable String baseUnit(BotMetric metric) {
		return (metric.unit() != null) ? metric.unit() + "s" : null;
	}

	private static final class GaugeValue {

		private volatile double value;

		private GaugeValue(double value) {
			this.value = value;
		}

	}

	/**
	 * Cache of the meters of each metric by their attributes. Thread-safe.
	 */
	private static final class MeterCache<M> {

		private static final int MAX_METERS = 1000;

		@SuppressWarnings("unchecked")
		private final Map<MetricAttributes, M>[] meters = Stream.of(BotMetric.values())
			.map((metric) -> new ConcurrentHashMap<>())
			.toArray(Map[]::new);

		@Nullable M get(BotMetric metric, MetricAttributes attributes) {
			return this.meters[metric.ordinal()].get(attributes);
		}

		boolean hasRoom(BotMetric metric) {
			return this.meters[metric.ordinal()].size() < MAX_METERS;
		}

		/**
		 * Cache a meter if there is capacity.
		 * @return the meter to use: another thread may have been first
		 */
		M put(BotMetric metric, MetricAttributes attributes, M meter) {
			if (!hasRoom(metric)) {
				return meter;
			}
			M earlier = this.meters[metric.ordinal()].putIfAbsent(attributes, meter);
			return (earlier != null) ? earlier : meter;
		}

		void remove(BotMetric metric, MetricAttributes attributes, M meter) {
			this.meters[metric.ordinal()].remove(attributes, meter);
		}

	}

}
