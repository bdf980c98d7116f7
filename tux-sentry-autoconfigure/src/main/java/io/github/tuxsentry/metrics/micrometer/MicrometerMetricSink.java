package io.github.tuxsentry.metrics.micrometer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

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
 * Writes bot metrics to Micrometer: counters, timers and gauges under their own names,
 * with the attributes as tags. All meters of one metric have the same tag keys, as
 * Prometheus needs it; an attribute that a recording lacks has the value {@code none}.
 * Thread-safe. Meters are looked up once a series and then kept, so memory grows with the
 * number of different attribute values.
 */
public final class MicrometerMetricSink implements MetricSink {

	static final String ABSENT = "none";

	private final Supplier<? extends MeterRegistry> registry;

	private final Map<Series, Counter> counters = new ConcurrentHashMap<>();

	private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

	private final Map<Series, GaugeValue> gauges = new ConcurrentHashMap<>();

	/**
	 * Creates a sink.
	 * @param registry gives the registry to write to; first asked when something is
	 * recorded, and again for each new series
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
		meter(this.counters, new Series(metric, attributes), this::counter).increment(amount);
	}

	@Override
	public void time(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
		meter(this.timers, new Series(metric, attributes), this::timer).record(elapsed);
	}

	@Override
	public void gauge(BotMetric metric, MetricAttributes attributes, double value) {
		Series series = new Series(metric, attributes);
		GaugeValue known = this.gauges.get(series);
		if (known != null) {
			known.value = value;
		}
		else {
			this.gauges.computeIfAbsent(series, (created) -> gauge(created, value)).value = value;
		}
	}

	private static <M> M meter(Map<Series, M> meters, Series series, Function<Series, M> factory) {
		M meter = meters.get(series);
		return (meter != null) ? meter : meters.computeIfAbsent(series, factory);
	}

	private Counter counter(Series series) {
		return Counter.builder(series.metric().wireName())
			.description(series.metric().description())
			.tags(series.tags())
			.register(this.registry.get());
	}

	private Timer timer(Series series) {
		return Timer.builder(series.metric().wireName())
			.description(series.metric().description())
			.tags(series.tags())
			.register(this.registry.get());
	}

	private GaugeValue gauge(Series series, double value) {
		GaugeValue holder = new GaugeValue(value);
		Gauge.builder(series.metric().wireName(), holder, (current) -> current.value)
			.description(series.metric().description())
			.baseUnit(baseUnit(series.metric()))
			.tags(series.tags())
			.strongReference(true)
			.register(this.registry.get());
		return holder;
	}

	private static @Nullable String baseUnit(BotMetric metric) {
		return (metric.unit() != null) ? metric.unit() + "s" : null;
	}

	private record Series(BotMetric metric, MetricAttributes attributes) {

		List<Tag> tags() {
			List<Tag> tags = new ArrayList<>();
			for (BotAttribute attribute : this.metric.attributes()) {
				@Nullable String value = this.attributes.get(attribute);
				tags.add(Tag.of(attribute.key(), (value != null) ? value : ABSENT));
			}
			return tags;
		}

	}

	private static final class GaugeValue {

		private volatile double value;

		private GaugeValue(double value) {
			this.value = value;
		}

	}

}
