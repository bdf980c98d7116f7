package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.TimeGauge;
import io.sentry.SentryAttributeType;
import io.sentry.SentryDate;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * Single publish: drains the meters and sends their items in batches. It bypasses the
 * queue of Sentry's metrics API, which loses items under load.
 */
final class MetricStep {

	private static final String HELD_BACK = "tux.sentry.metrics.held_back";

	private static final String COUNTER = "counter";

	private static final String DISTRIBUTION = "distribution";

	private static final String GAUGE = "gauge";

	private static final String SAMPLE_RATE = "sentry.client_sample_rate";

	private final MetricEnvelopeSender sender;

	private final MetricEventFilter filter;

	private final int batchSize;

	private final long deadline;

	private final SentryId traceId;

	private final SentryDate now;

	private final Map<String, SentryLogEventAttributeValue> common;

	private List<SentryMetricsEvent> batch = new ArrayList<>();

	private int published;

	/**
	 * Create a new step.
	 * @param sender sends the batches
	 * @param filter filters the items
	 * @param options options that hold the common attributes
	 * @param traceId trace of the items that no single trace caused
	 * @param batchSize maximum number of items of a batch
	 * @param deadline {@link System#nanoTime()} until which to wait for the transport
	 */
	MetricStep(MetricEnvelopeSender sender, MetricEventFilter filter, SentryOptions options, SentryId traceId,
			int batchSize, long deadline) {
		this.sender = sender;
		this.filter = filter;
		this.batchSize = batchSize;
		this.deadline = deadline;
		this.traceId = traceId;
		this.now = options.getDateProvider().now();
		this.common = WireAttributes.of(options);
	}

	/**
	 * Return whether the items of another meter can be added, after waiting for the
	 * transport if necessary.
	 */
	boolean awaitCapacity() {
		return !this.batch.isEmpty() || this.sender.awaitCapacity(this.deadline);
	}

	/**
	 * Publish a meter.
	 * @param meter the meter
	 * @param maxSingles maximum number of its recordings to send individually
	 */
	void publish(Meter meter, int maxSingles) {
		Items items = new Items(meter.getId());
		if (meter instanceof PublishedMeter published) {
			published.drainTo(items, maxSingles);
		}
		else if (meter instanceof SentryFunctionMeter function) {
			function.drainTo(items);
		}
		else if (meter instanceof TimeGauge gauge) {
			items.addGauge("", gauge.value(TimeUnit.MILLISECONDS), WireAttributes.MILLISECOND);
		}
		else if (meter instanceof Gauge gauge) {
			items.addGauge("", gauge.value(), WireAttributes.unit(meter.getId()));
		}
		else if (meter instanceof LongTaskTimer timer) {
			items.addGauge(".active", timer.activeTasks(), null);
			items.addGauge(".duration", timer.duration(TimeUnit.MILLISECONDS), WireAttributes.MILLISECOND);
		}
		else {
			publishMeasurements(meter, items);
		}
	}

	private static void publishMeasurements(Meter meter, Items items) {
		String unit = WireAttributes.unit(meter.getId());
		for (Measurement measurement : meter.measure()) {
			Statistic statistic = measurement.getStatistic();
			items.addGauge("." + statistic.getTagValueRepresentation(), measurement.getValue(),
					(statistic != Statistic.COUNT) ? unit : null);
		}
	}

	/**
	 * Publish the number of items that the cap held back in this step.
	 */
	void publishHeldBack(long items) {
		SentryMetricsEvent item = new SentryMetricsEvent(this.traceId, this.now, HELD_BACK, COUNTER, (double) items);
		item.setAttributes(new HashMap<>(this.common));
		add(item);
	}

	void add(SentryMetricsEvent item) {
		// A number that JSON cannot express would lose the whole envelope.
		if (!Double.isFinite(item.getValue())) {
			return;
		}
		SentryMetricsEvent filtered = this.filter.apply(item);
		if (filtered == null) {
			return;
		}
		this.published++;
		this.batch.add(filtered);
		if (this.batch.size() == this.batchSize) {
			send();
		}
	}

	void send() {
		if (!this.batch.isEmpty()) {
			List<SentryMetricsEvent> full = this.batch;
			this.batch = new ArrayList<>();
			this.sender.send(full);
		}
	}

	/**
	 * Return the number of items that passed the filter so far.
	 */
	int published() {
		return this.published;
	}

	/**
	 * Items of a single meter in a single publish.
	 */
	final class Items {

		private final String name;

		private final Map<String, SentryLogEventAttributeValue> attributes;

		private Items(Meter.Id id) {
			this.name = id.getName();
			this.attributes = WireAttributes.of(id);
			this.attributes.putAll(MetricStep.this.common);
		}

		void addCounted(Exemplar exemplar) {
			MetricStep.this.add(item(exemplar, COUNTER, null));
		}

		void add(Reservoir.Drained drained, @Nullable String unit) {
			for (Exemplar exemplar : drained.exemplars()) {
				SentryMetricsEvent item = item(exemplar, DISTRIBUTION, unit);
				if (drained.isSampled()) {
					item.setAttribute(SAMPLE_RATE, rate(drained.rate()));
				}
				MetricStep.this.add(item);
			}
			if (drained.maximum() != null) {
				SentryMetricsEvent item = item(drained.maximum(), DISTRIBUTION, unit);
				item.setAttribute(SAMPLE_RATE, rate(1));
				MetricStep.this.add(item);
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
			SentryMetricsEvent item = new SentryMetricsEvent(MetricStep.this.traceId, MetricStep.this.now,
					this.name + suffix, type, value);
			item.setUnit(unit);
			item.setAttributes(new HashMap<>(this.attributes));
			MetricStep.this.add(item);
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

}
