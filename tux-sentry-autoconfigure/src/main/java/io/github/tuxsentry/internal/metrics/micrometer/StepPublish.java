package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.TimeGauge;
import io.sentry.SentryDate;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;

/**
 * One publish: takes out of each meter what it gathered in the step and makes it into
 * metric items.
 */
final class StepPublish {

	private static final String HELD_BACK = "tux.sentry.metrics.held_back";

	private final MetricBatches batches;

	private final Map<String, SentryLogEventAttributeValue> common;

	private final SentryId stepTraceId;

	private final SentryDate now;

	StepPublish(MetricBatches batches, SentryOptions options, SentryId stepTraceId) {
		this.batches = batches;
		this.common = WireAttributes.of(options);
		this.now = options.getDateProvider().now();
		this.stepTraceId = stepTraceId;
	}

	/**
	 * Publishes a meter.
	 * @param meter the meter
	 * @param most how many of its recordings may go out one by one
	 */
	void publish(Meter meter, int most) {
		MetricItems items = new MetricItems(meter.getId(), this.common, this.batches, this.stepTraceId, this.now);
		if (meter instanceof PublishedMeter published) {
			published.drainTo(items, most);
		}
		else if (meter instanceof SentryFunctionCounter<?> counter) {
			items.addSum(counter.drain());
		}
		else if (meter instanceof SentryFunctionTimer<?> timer) {
			items.addCount(timer.drainCount());
			items.addTotal(timer.drainTotalMillis());
		}
		else if (meter instanceof TimeGauge gauge) {
			items.addGauge("", gauge.value(TimeUnit.MILLISECONDS), WireUnits.MILLISECOND);
		}
		else if (meter instanceof Gauge gauge) {
			items.addGauge("", gauge.value(), WireUnits.of(meter.getId().getBaseUnit()));
		}
		else if (meter instanceof LongTaskTimer timer) {
			items.addGauge(".active", timer.activeTasks(), null);
			items.addGauge(".duration", timer.duration(TimeUnit.MILLISECONDS), WireUnits.MILLISECOND);
		}
		else {
			publishMeasurements(meter, items);
		}
	}

	private static void publishMeasurements(Meter meter, MetricItems items) {
		String unit = WireUnits.of(meter.getId().getBaseUnit());
		for (Measurement measurement : meter.measure()) {
			Statistic statistic = measurement.getStatistic();
			items.addGauge("." + statistic.getTagValueRepresentation(), measurement.getValue(),
					(statistic != Statistic.COUNT) ? unit : null);
		}
	}

	/**
	 * Publishes how many items the cap held back in this step.
	 */
	void publishHeldBack(long items) {
		SentryMetricsEvent item = new SentryMetricsEvent(this.stepTraceId, this.now, HELD_BACK, "counter",
				(double) items);
		item.setAttributes(new HashMap<>(this.common));
		this.batches.add(item);
	}

}
