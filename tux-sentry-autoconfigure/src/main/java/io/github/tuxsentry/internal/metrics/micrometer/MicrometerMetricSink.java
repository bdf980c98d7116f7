package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * Thread-safe. Meters are looked up once a series and then kept, of each metric up to
 * 1,000; those of further series are looked up each time, and further gauges are not set.
 */
public final class MicrometerMetricSink implements MetricSink {

	static final String ABSENT = "none";

	private final Supplier<? extends MeterRegistry> registry;

	private final MeterCache<Counter> counters = new MeterCache<>();

	private final MeterCache<Timer> timers = new MeterCache<>();

	private final MeterCache<GaugeValue> gauges = new MeterCache<>();

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
		Counter kept = this.counters.get(metric, attributes);
		((kept != null) ? kept : this.counters.keep(metric, attributes, counter(metric, attributes))).increment(amount);
	}

	@Override
	public void time(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
		Timer kept = this.timers.get(metric, attributes);
		((kept != null) ? kept : this.timers.keep(metric, attributes, timer(metric, attributes))).record(elapsed);
	}

	@Override
	public void gauge(BotMetric metric, MetricAttributes attributes, double value) {
		GaugeValue kept = this.gauges.get(metric, attributes);
		if (kept != null) {
			kept.value = value;
		}
		else if (this.gauges.hasRoom(metric)) {
			GaugeValue holder = new GaugeValue(value);
			if (this.gauges.keep(metric, attributes, holder) == holder) {
				register(metric, attributes, holder);
			}
		}
	}

	private Counter counter(BotMetric metric, MetricAttributes attributes) {
		return Counter.builder(metric.wireName())
			.description(metric.description())
			.tags(tags(metric, attributes))
			.register(this.registry.get());
	}

	private Timer timer(BotMetric metric, MetricAttributes attributes) {
		return Timer.builder(metric.wireName())
			.description(metric.description())
			.tags(tags(metric, attributes))
			.register(this.registry.get());
	}

	private void register(BotMetric metric, MetricAttributes attributes, GaugeValue holder) {
		Gauge.builder(metric.wireName(), holder, (current) -> current.value)
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

}
