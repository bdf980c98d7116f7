package io.github.tuxsentry.metrics.micrometer;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.sentry.SentryAttributeType;
import io.sentry.SentryDate;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryMetricsEvent;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * Makes the items of one meter in one publish.
 */
final class MetricItems {

	private static final String COUNTER = "counter";

	private static final String DISTRIBUTION = "distribution";

	private static final String GAUGE = "gauge";

	private static final String SAMPLE_RATE = "sentry.client_sample_rate";

	private final String name;

	private final @Nullable String unit;

	private final Map<String, SentryLogEventAttributeValue> attributes;

	private final MetricBatches batches;

	private final SentryId stepTraceId;

	private final SentryDate now;

	/**
	 * Creates the maker of a meter's items.
	 * @param id the meter
	 * @param unit the unit of its values, {@code null} for plain numbers
	 * @param common the attributes that all meters have
	 * @param batches where the items go
	 * @param stepTraceId the trace of what no single trace caused
	 * @param now the time of the publish
	 */
	MetricItems(Meter.Id id, @Nullable String unit, Map<String, SentryLogEventAttributeValue> common,
			MetricBatches batches, SentryId stepTraceId, SentryDate now) {
		this.name = id.getName();
		this.unit = unit;
		this.attributes = WireAttributes.of(id);
		this.attributes.putAll(common);
		this.batches = batches;
		this.stepTraceId = stepTraceId;
		this.now = now;
	}

	void add(SentryCounter.Drained step) {
		step.recordings().forEach((recording) -> this.batches.add(item(recording, COUNTER, null)));
		addSum(step.rest());
	}

	void add(SampledRecordings.Drained step) {
		boolean sampled = step.heldBackCount() > 0;
		double rate = (double) step.recordings().size() / step.count();
		step.recordings().forEach((recording) -> {
			SentryMetricsEvent item = item(recording, DISTRIBUTION, this.unit);
			if (sampled) {
				item.setAttribute(SAMPLE_RATE, new SentryLogEventAttributeValue(SentryAttributeType.DOUBLE, rate));
			}
			this.batches.add(item);
		});
		if (sampled) {
			addCount(step.count());
			addTotal(step.total());
		}
	}

	void addCount(double count) {
		addUnlessZero(".count", count);
	}

	void addTotal(double total) {
		addUnlessZero(".total", total);
	}

	void addSum(double sum) {
		addUnlessZero("", sum);
	}

	void addGauge(double value) {
		addGauge("", value, this.unit);
	}

	void addGauge(String suffix, double value, @Nullable String unit) {
		add(suffix, GAUGE, value, unit);
	}

	private void addUnlessZero(String suffix, double amount) {
		if (amount != 0) {
			add(suffix, COUNTER, amount, null);
		}
	}

	private void add(String suffix, String type, double value, @Nullable String unit) {
		SentryMetricsEvent item = new SentryMetricsEvent(this.stepTraceId, this.now, this.name + suffix, type, value);
		item.setUnit(unit);
		item.setAttributes(new HashMap<>(this.attributes));
		this.batches.add(item);
	}

	private SentryMetricsEvent item(Recording recording, String type, @Nullable String unit) {
		SentryMetricsEvent item = new SentryMetricsEvent(recording.traceId(), recording.timestamp(), this.name, type,
				recording.value());
		item.setSpanId(recording.spanId());
		item.setUnit(unit);
		item.setAttributes(new HashMap<>(this.attributes));
		return item;
	}

}
