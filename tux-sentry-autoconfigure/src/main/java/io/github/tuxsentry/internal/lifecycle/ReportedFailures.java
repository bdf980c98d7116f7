package io.github.tuxsentry.internal.lifecycle;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.tuxsentry.internal.error.Causes;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Event processor that drops events of failed starts that have been reported. Spring Boot
 * logs a failure after the report, and passes it on to the context that has requested the
 * start. If another context of this JVM uses Sentry, the failure would be reported again.
 */
final class ReportedFailures implements EventProcessor {

	private static final String ANALYSIS_LOGGER = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

	private static final List<Reported> REPORTED = new ArrayList<>();

	ReportedFailures() {
	}

	/**
	 * Record that a failure has been reported.
	 * @param failure the failure
	 * @param analysis the analysis that Spring Boot will log in place of the failure, or
	 * {@code null}
	 */
	static void add(Throwable failure, @Nullable FailureAnalysis analysis) {
		synchronized (REPORTED) {
			REPORTED.removeIf((reported) -> reported.failure().refersTo(null));
			REPORTED
				.add(new Reported(new WeakReference<>(failure), (analysis != null) ? analysis.getDescription() : null));
		}
	}

	/**
	 * Return whether a failure or one of its causes has been reported.
	 */
	static boolean contain(@Nullable Throwable failure) {
		return failure != null && Causes.of(failure).stream().anyMatch(ReportedFailures::isReported);
	}

	private static boolean isReported(Throwable cause) {
		synchronized (REPORTED) {
			return REPORTED.stream().anyMatch((reported) -> reported.failure().refersTo(cause));
		}
	}

	private static boolean isReportedAnalysis(String text) {
		synchronized (REPORTED) {
			return REPORTED.stream().map(Reported::description).filter(Objects::nonNull).anyMatch(text::contains);
		}
	}

	@Override
	public @Nullable SentryEvent process(SentryEvent event, Hint hint) {
		return (contain(event.getThrowable()) || isAnalysis(event)) ? null : event;
	}

	private static boolean isAnalysis(SentryEvent event) {
		Message message = event.getMessage();
		return ANALYSIS_LOGGER.equals(event.getLogger()) && message != null && message.getFormatted() != null
				&& isReportedAnalysis(message.getFormatted());
	}

	private record Reported(WeakReference<Throwable> failure, @Nullable String description) {
	}

}
