package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.sentry.SentryAttributeType;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryMetricsEvent;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * Items of a single meter in a single publish.
 */
final class MetricItems {

	/**
	 * Number of items that a sampled distribution sends besides its sample: maximum,
	 * count and total.
	 */
	static final int SUMS_OF_A_SAMPLE = 3;

	private static final String COUNTER = "counter";

	private static final String DISTRIBUTION = "distribution";

	private static final String GAUGE = "gauge";

	private static final String SAMPLE_RATE = "sentry.client_sample_rate";

	private final String name;

	private final Map<String, SentryLogEventAttributeValue> attributes;

	private final MetricStep step;

	MetricItems(Meter.Id id, MetricStep step) {
		this.name = id.getName();
		this.attributes = WireAttributes.of(id);
		this.attributes.putAll(step.common());
		this.step = step;
	}

	void addCounted(Exemplar exemplar) {
		this.step.add(item(exemplar, COUNTER, null));
	}

	void add(Reservoir.Drained drained, @Nullable String unit) {
		for (Exemplar exemplar : drained.exemplars()) {
			SentryMetricsEvent item = item(exemplar, DISTRIBUTION, unit);
			if (drained.isSampled()) {
				item.setAttribute(SAMPLE_RATE, rate(drained.rate()));
			}
			this.step.add(item);
		}
		if (drained.maximum() != null) {
			SentryMetricsEvent item = item(drained.maximum(), DISTRIBUTION, unit);
			item.setAttribute(SAMPLE_RATE, rate(1));
			this.step.add(item);
		}
		addCount(drained.count());
		addTotal(drained.total());
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
		SentryMetricsEvent item = new SentryMetricsEvent(this.step.traceId(), this.step.now(), this.name + suffix, type,
				value);
		item.setUnit(unit);
		item.setAttributes(new HashMap<>(this.attributes));
		this.step.add(item);
	}

	private SentryMetricsEvent item(Exemplar exemplar, String type, @Nullable String unit) {
		SentryMetricsEvent item = new SentryMetricsEvent(exemplar.traceId(), exemplar.timestamp(), this.name, type,
				exemplar.value());
		item.setSpanId(exemplar.spanId());
		item.setUnit(unit);
		Map<String, SentryLogEventAttributeValue> attributes = new HashMap<>(this.attributes);
		User user = exemplar.user();
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
