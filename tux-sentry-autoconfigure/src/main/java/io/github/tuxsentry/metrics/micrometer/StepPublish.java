package io.github.tuxsentry.metrics.micrometer;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.TimeGauge;
import io.sentry.IScopes;
import io.sentry.SentryDate;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * One publish: takes out of each meter what it gathered in the step and makes it into
 * metric items.
 */
final class StepPublish {

	private final MetricBatches batches;

	private final Map<String, SentryLogEventAttributeValue> common;

	private final SentryId stepTraceId;

	private final SentryDate now;

	StepPublish(IScopes scopes, int batchSize, SentryId stepTraceId) {
		SentryOptions options = scopes.getOptions();
		this.batches = new MetricBatches(scopes.getGlobalScope().getClient(), new Gatekeeper(options), batchSize);
		this.common = WireAttributes.of(options);
		this.now = options.getDateProvider().now();
		this.stepTraceId = stepTraceId;
	}

	void publish(Meter meter) {
		if (meter instanceof SentryCounter counter) {
			items(meter, null).add(counter.drain());
		}
		else if (meter instanceof SentryTimer timer) {
			items(meter, WireUnits.MILLISECOND).add(timer.drain());
		}
		else if (meter instanceof SentryDistributionSummary summary) {
			itemsInBaseUnit(meter).add(summary.drain());
		}
		else if (meter instanceof SentryFunctionCounter<?> counter) {
			items(meter, null).addSum(counter.drain());
		}
		else if (meter instanceof SentryFunctionTimer<?> timer) {
			MetricItems items = items(meter, null);
			items.addCount(timer.drainCount());
			items.addTotal(timer.drainTotalMillis());
		}
		else if (meter instanceof TimeGauge gauge) {
			items(meter, WireUnits.MILLISECOND).addGauge(gauge.value(TimeUnit.MILLISECONDS));
		}
		else if (meter instanceof Gauge gauge) {
			itemsInBaseUnit(meter).addGauge(gauge.value());
		}
		else if (meter instanceof LongTaskTimer timer) {
			MetricItems items = items(meter, null);
			items.addGauge(".active", timer.activeTasks(), null);
			items.addGauge(".duration", timer.duration(TimeUnit.MILLISECONDS), WireUnits.MILLISECOND);
		}
		else {
			publishMeasurements(meter);
		}
	}

	void send() {
		this.batches.send();
	}

	private void publishMeasurements(Meter meter) {
		MetricItems items = items(meter, null);
		String unit = WireUnits.of(meter.getId().getBaseUnit());
		for (Measurement measurement : meter.measure()) {
			Statistic statistic = measurement.getStatistic();
			items.addGauge("." + statistic.getTagValueRepresentation(), measurement.getValue(),
					(statistic != Statistic.COUNT) ? unit : null);
		}
	}

	private MetricItems itemsInBaseUnit(Meter meter) {
		return items(meter, WireUnits.of(meter.getId().getBaseUnit()));
	}

	private MetricItems items(Meter meter, @Nullable String unit) {
		return new MetricItems(meter.getId(), unit, this.common, this.batches, this.stepTraceId, this.now);
	}

}
