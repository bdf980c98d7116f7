package io.github.tuxsentry.discord;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the listeners of one event threw. Used by one thread.
 */
final class ListenerFailures {

	private final List<ListenerFailure> failures = new ArrayList<>();

	void add(Object listener, Throwable thrown) {
		this.failures.add(new ListenerFailure(listener.getClass().getSimpleName(), thrown));
	}

	List<ListenerFailure> all() {
		return this.failures;
	}

	@Nullable Throwable first() {
		return this.failures.isEmpty() ? null : this.failures.get(0).thrown();
	}

	/**
	 * What one listener threw.
	 *
	 * @param cog the listener's simple class name
	 * @param thrown what it threw
	 */
	record ListenerFailure(String cog, Throwable thrown) {
	}

}
