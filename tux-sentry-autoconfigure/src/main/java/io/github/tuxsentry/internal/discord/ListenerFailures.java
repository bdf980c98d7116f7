package io.github.tuxsentry.internal.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import io.sentry.protocol.SentryId;

/**
 * What the listeners of one event threw. Each failure is reported at once: what its
 * logging, which comes next, may do is not known. Used by one thread.
 */
final class ListenerFailures {

	private final BiFunction<String, Throwable, SentryId> report;

	private final List<SentryId> reported = new ArrayList<>();

	/**
	 * Creates the failures.
	 * @param report captures what a cog threw; must not throw
	 */
	ListenerFailures(BiFunction<String, Throwable, SentryId> report) {
		this.report = report;
	}

	void add(Object listener, Throwable thrown) {
		this.reported.add(this.report.apply(listener.getClass().getSimpleName(), thrown));
	}

	/**
	 * Returns the IDs of the events.
	 * @return the IDs in order, {@link SentryId#EMPTY_ID} for what was not sent
	 */
	List<SentryId> reported() {
		return this.reported;
	}

}
