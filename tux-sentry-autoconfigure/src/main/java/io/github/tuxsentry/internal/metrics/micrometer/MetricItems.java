package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.sentry.SentryAttributeType;
import io.sentry.SentryDate;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryMetricsEvent;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * Makes the items of one meter in one publish.
 */
final class MetricItems {

	/**
	 * How many items a sampled distribution sends besides its sample: maximum, count and
	 * total.
	 */
	static final int SUMS_OF_A_SAMPLE = 3;

	private static final String COUNTER = "counter";

	private static final String DISTRIBUTION = "distribution";

	private static final String GAUGE = "gauge";

	private static final String SAMPLE_RATE = "sentry.client_sample_rate";

	private final String name;

	private final Map<String, SentryLogEventAttributeValue> attributes;

	private final MetricBatches batches;

	private final SentryId stepTraceId;

	private final SentryDate now;

	/**
	 * Creates the maker of a meter's items.
	 * @param id the meter
	 * @param common the attributes that all meters have
	 * @param batches where the items go
	 * @param stepTraceId the trace of what no single trace caused
	 * @param now the time of the publish
	 */
	MetricItems(Meter.Id id, Map<String, SentryLogEventAttributeValue> common, MetricBatches batches,
			SentryId stepTraceId, SentryDate now) {
		this.name = id.getName();
		this.attributes = WireAttributes.of(id);
		this.attributes.putAll(common);
		this.batches = batches;
		this.stepTraceId = stepTraceId;
		this.now = now;
	}

	void addCounted(Exemplar recording) {
		this.batches.add(item(recording, COUNTER, null));
	}

	void add(Reservoir.Drained step, @Nullable String unit) {
		for (Exemplar recording : step.recordings()) {
			SentryMetricsEvent item = item(recording, DISTRIBUTION, unit);
			if (step.isSampled()) {
				item.setAttribute(SAMPLE_RATE, rate(step.rate()));
			}
			this.batches.add(item);
		}
		if (step.maximum() != null) {
			SentryMetricsEvent item = item(step.maximum(), DISTRIBUTION, unit);
			item.setAttribute(SAMPLE_RATE, rate(1));
			this.batches.add(item);
		}
		addCount(step.count());
		addTotal(step.total());
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

	private SentryMetricsEvent item(Exemplar recording, String type, @Nullable String unit) {
		SentryMetricsEvent item = new SentryMetricsEvent(recording.traceId(), recording.timestamp(), this.name, type,
				recording.value());
		item.setSpanId(recording.spanId());
		item.setUnit(unit);
		Map<String, SentryLogEventAttributeValue> attributes = new HashMap<>(this.attributes);
		User user = recording.user();
		if (user != null) {
			attributes.putAll(WireAttributes.of(user));
		}
		item.setAttributes(attributes);
		return item;
	}

	private static SentryLogEventAttributeValue rate(double rate) {
		return new SentryLogEventAttributeValue(SentryAttributeType.DOUBLE, rate);
	}

}
