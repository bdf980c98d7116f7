package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.serialization.JsonBytes;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.DataCategory;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.IScope;
import io.sentry.SentryAttributeType;
import io.sentry.SentryLevel;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.Metrics.BeforeSendMetricCallback;
import io.sentry.clientreport.DiscardReason;
import org.jspecify.annotations.Nullable;

/**
 * Filter that applies the user's event processors and the before-send callback for
 * metrics to each item, as Sentry's own metrics API does. Items for which they return
 * {@code null} or throw an exception are dropped and counted in the client report. Items
 * are truncated to the size that Sentry accepts.
 */
final class MetricEventFilter {

	private final SentryOptions options;

	private final SizeLimit sizeLimit;

	private final List<EventProcessor> processors;

	MetricEventFilter(SentryOptions options, IScope scope, Scrubber scrubber) {
		this.options = options;
		this.processors = Stream.concat(scope.getEventProcessors().stream(), options.getEventProcessors().stream())
			.toList();
		this.sizeLimit = new SizeLimit(scrubber);
	}

	@Nullable SentryMetricsEvent apply(SentryMetricsEvent event) {
		SentryMetricsEvent filtered = filter(event);
		return (filtered == null || this.sizeLimit.fit(filtered)) ? filtered : dropped(DiscardReason.EVENT_PROCESSOR);
	}

	private @Nullable SentryMetricsEvent filter(SentryMetricsEvent event) {
		Hint hint = new Hint();
		SentryMetricsEvent processed = process(event, hint);
		if (processed == null) {
			return dropped(DiscardReason.EVENT_PROCESSOR);
		}
		BeforeSendMetricCallback beforeSend = this.options.getMetrics().getBeforeSend();
		if (beforeSend == null) {
			return processed;
		}
		try {
			SentryMetricsEvent filtered = beforeSend.execute(processed, hint);
			return (filtered != null) ? filtered : dropped(DiscardReason.BEFORE_SEND);
		}
		catch (Throwable ex) {
			// Data that the callback should have removed must not be sent.
			log("The before-send callback for metrics failed and the metric is dropped", ex);
			return dropped(DiscardReason.BEFORE_SEND);
		}
	}

	private @Nullable SentryMetricsEvent process(SentryMetricsEvent event, Hint hint) {
		SentryMetricsEvent current = event;
		for (EventProcessor processor : this.processors) {
			try {
				current = processor.process(current, hint);
			}
			catch (Throwable ex) {
				log("An event processor failed and the metric is dropped", ex);
				return null;
			}
			if (current == null) {
				return null;
			}
		}
		return current;
	}

	private void log(String message, Throwable cause) {
		this.options.getLogger().log(SentryLevel.ERROR, message, cause);
	}

	private @Nullable SentryMetricsEvent dropped(DiscardReason reason) {
		this.options.getClientReportRecorder().recordLostEvent(reason, DataCategory.TraceMetric);
		return null;
	}

	/**
	 * Limit of 2 KiB an item, beyond which Sentry rejects the whole envelope.
	 */
	private static final class SizeLimit {

		/** Upper bound of the punctuation, time, value and ids of an item. */
		private static final int FRAME = 320;

		/** Upper bound of an attribute without its key and its string value. */
		private static final int ATTRIBUTE_FRAME = 64;

		private static final int MAX_BYTES = 2048;

		private static final int MAX_VALUE_LENGTH = 200;

		private static final int[] SHORTER_LENGTHS = { 100, 50, 25, 10 };

		private final Scrubber scrubber;

		SizeLimit(Scrubber scrubber) {
			this.scrubber = scrubber;
		}

		/**
		 * Truncate the values of an item's attributes, and drop the last attributes by
		 * name, until the item is small enough. Values are scrubbed before they are
		 * truncated.
		 * @param item the item
		 * @return whether the item is small enough
		 */
		boolean fit(SentryMetricsEvent item) {
			Map<String, SentryLogEventAttributeValue> attributes = item.getAttributes();
			int size = FRAME + bytes(item.getName()) + bytes(item.getUnit());
			if (attributes == null || (size + bytes(attributes) < MAX_BYTES
					&& attributes.values().stream().noneMatch(SizeLimit::isLong))) {
				return size < MAX_BYTES;
			}
			TreeMap<String, SentryLogEventAttributeValue> smaller = new TreeMap<>(attributes);
			smaller.replaceAll((key, value) -> truncate(value, MAX_VALUE_LENGTH));
			for (int i = 0; i < SHORTER_LENGTHS.length && size + bytes(smaller) >= MAX_BYTES; i++) {
				int length = SHORTER_LENGTHS[i];
				smaller.replaceAll((key, value) -> truncate(value, length));
			}
			while (!smaller.isEmpty() && size + bytes(smaller) >= MAX_BYTES) {
				smaller.pollLastEntry();
			}
			item.setAttributes(smaller);
			return size + bytes(smaller) < MAX_BYTES;
		}

		private static boolean isLong(SentryLogEventAttributeValue attribute) {
			return attribute.getValue() instanceof String text && text.length() > MAX_VALUE_LENGTH;
		}

		private SentryLogEventAttributeValue truncate(SentryLogEventAttributeValue attribute, int length) {
			return (attribute.getValue() instanceof String text && text.length() > length)
					? new SentryLogEventAttributeValue(SentryAttributeType.STRING, this.scrubber.scrub(text, length))
					: attribute;
		}

		private static int bytes(Map<String, SentryLogEventAttributeValue> attributes) {
			int bytes = 0;
			for (Map.Entry<String, SentryLogEventAttributeValue> attribute : attributes.entrySet()) {
				bytes += ATTRIBUTE_FRAME + bytes(attribute.getKey());
				Object value = attribute.getValue().getValue();
				bytes += (value instanceof Number || value instanceof Boolean) ? 0 : bytes(String.valueOf(value));
			}
			return bytes;
		}

		private static int bytes(@Nullable String text) {
			return (text != null) ? JsonBytes.of(text) : 0;
		}

	}

}
