package io.github.tuxsentry.internal.capture;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

import io.sentry.SentryEvent;
import io.sentry.SpanContext;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * Registry of the messages of captured exceptions, which detects log events that report
 * the same failure again without its exception, as in {@code logger.error("Cannot save:
 * {}", failure.getMessage())}. Such a log event belongs to the same trace and follows
 * within 10 seconds. Thread-safe.
 */
final class CapturedMessages {

	private static final long SAME_FAILURE_NANOS = Duration.ofSeconds(10).toNanos();

	private static final int MAX_MESSAGES = 200;

	private static final int MAX_LENGTH = 2000;

	/** Minimum length of a message that is recognized within a text. */
	private static final int MIN_LENGTH = 8;

	private final LongSupplier nanoTime;

	private final Deque<Captured> captured = new ArrayDeque<>();

	CapturedMessages(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Register the messages of the exceptions of an event.
	 */
	void add(SentryEvent event) {
		SentryId trace = traceOf(event);
		List<SentryException> exceptions = event.getExceptions();
		if (trace == null || exceptions == null) {
			return;
		}
		long until = this.nanoTime.getAsLong() + SAME_FAILURE_NANOS;
		for (SentryException exception : exceptions) {
			String message = exception.getValue();
			if (message != null && !message.isBlank() && message.length() <= MAX_LENGTH) {
				add(new Captured(trace, message, until));
			}
		}
	}

	private synchronized void add(Captured message) {
		if (this.captured.size() == MAX_MESSAGES) {
			this.captured.removeFirst();
		}
		this.captured.addLast(message);
	}

	/**
	 * Return whether a log event without an exception contains the message of a captured
	 * exception.
	 */
	boolean isRepeatedBy(SentryEvent event) {
		Message message = event.getMessage();
		SentryId trace = traceOf(event);
		return event.getLogger() != null && message != null && trace != null && isRepeatedBy(message, trace);
	}

	private synchronized boolean isRepeatedBy(Message message, SentryId trace) {
		long now = this.nanoTime.getAsLong();
		while (!this.captured.isEmpty() && now - this.captured.getFirst().until() >= 0) {
			this.captured.removeFirst();
		}
		return this.captured.stream()
			.anyMatch((known) -> known.trace().equals(trace) && contains(message, known.message()));
	}

	private static boolean contains(Message message, String text) {
		List<String> params = message.getParams();
		if (params != null && params.contains(text)) {
			return true;
		}
		String formatted = (message.getFormatted() != null) ? message.getFormatted() : message.getMessage();
		return formatted != null
				&& (formatted.equals(text) || (text.length() >= MIN_LENGTH && formatted.contains(text)));
	}

	private static @Nullable SentryId traceOf(SentryEvent event) {
		SpanContext trace = event.getContexts().getTrace();
		return (trace != null) ? trace.getTraceId() : null;
	}

	private record Captured(SentryId trace, String message, long until) {
	}

}
