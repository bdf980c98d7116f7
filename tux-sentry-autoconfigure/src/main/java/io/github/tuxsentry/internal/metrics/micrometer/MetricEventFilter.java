package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.List;
import java.util.stream.Stream;

import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.DataCategory;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.IScope;
import io.sentry.SentryLevel;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.Metrics.BeforeSendMetricCallback;
import io.sentry.clientreport.DiscardReason;
import org.jspecify.annotations.Nullable;

/**
 * Lets the user's event processors and the before-send callback for metrics see each
 * item, as Sentry's own way of sending would. What they refuse, and what they fail on, is
 * dropped and counted in the client report. What comes out is small enough for Sentry.
 */
final class MetricEventFilter {

	private final SentryOptions options;

	private final WireSize size;

	private final List<EventProcessor> processors;

	/**
	 * Creates a gatekeeper.
	 * @param options hold the callback, and processors of all scopes
	 * @param scope the global scope, which holds further ones
	 * @param scrubber takes the secrets out of texts that have to be cut
	 */
	MetricEventFilter(SentryOptions options, IScope scope, Scrubber scrubber) {
		this.options = options;
		this.processors = Stream.concat(scope.getEventProcessors().stream(), options.getEventProcessors().stream())
			.toList();
		this.size = new WireSize(scrubber);
	}

	@Nullable SentryMetricsEvent admit(SentryMetricsEvent event) {
		SentryMetricsEvent admitted = ask(event);
		return (admitted == null || this.size.fit(admitted)) ? admitted : dropped(DiscardReason.EVENT_PROCESSOR);
	}

	private @Nullable SentryMetricsEvent ask(SentryMetricsEvent event) {
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
			SentryMetricsEvent admitted = beforeSend.execute(processed, hint);
			return (admitted != null) ? admitted : dropped(DiscardReason.BEFORE_SEND);
		}
		catch (Throwable ex) {
			// What the callback should have taken out must not get out.
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

}
