package io.github.tuxsentry.internal.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import io.sentry.protocol.SentryId;

/**
 * Exceptions thrown by the listeners of a single event. Each is reported immediately,
 * before it is logged, since logging may have arbitrary effects. Not thread-safe.
 */
final class ListenerFailures {

	private final BiFunction<String, Throwable, SentryId> report;

	private final List<SentryId> reported = new ArrayList<>();

	/**
	 * Create a new list of failures.
	 * @param report the function that captures the exception of a cog; it must not throw
	 * an exception
	 */
	ListenerFailures(BiFunction<String, Throwable, SentryId> report) {
		this.report = report;
	}

	void add(Object listener, Throwable thrown) {
		this.reported.add(this.report.apply(listener.getClass().getSimpleName(), thrown));
	}

	/**
	 * Return the IDs of the events.
	 * @return the IDs in order, {@link SentryId#EMPTY_ID} for an event that was not sent
	 */
	List<SentryId> reported() {
		return this.reported;
	}

}
