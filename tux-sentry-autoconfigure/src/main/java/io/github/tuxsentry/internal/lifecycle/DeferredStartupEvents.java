package io.github.tuxsentry.internal.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.SentryEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;

/**
 * Event filter that defers errors logged during startup until it is known whether they
 * are the cause of a failed startup. In that case they are reported once, with all
 * details of the failure. Thread-safe.
 */
final class DeferredStartupEvents implements EventFilter, Ordered {

	private static final int ORDER = 1000;

	private static final int MAX_EVENTS = 20;

	private final List<Held> events = new ArrayList<>();

	private boolean over;

	DeferredStartupEvents() {
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public String reason() {
		return "held_back_at_start";
	}

	@Override
	public synchronized boolean drops(SentryEvent event, Hint hint) {
		if (this.over || event.getLogger() == null || event.getThrowable() == null
				|| this.events.size() == MAX_EVENTS) {
			return false;
		}
		this.events.add(new Held(event, hint));
		return true;
	}

	/**
	 * Send the deferred events, and do not defer further ones.
	 * @param scopes the scopes that send the events
	 * @param failure the failure of the startup, whose events are not sent here, or
	 * {@code null} if startup succeeded
	 */
	public void release(IScopes scopes, @Nullable Throwable failure) {
		Set<Throwable> reported = causesOf(failure);
		for (Held held : end()) {
			if (Collections.disjoint(causesOf(held.event().getThrowable()), reported)) {
				scopes.captureEvent(held.event(), held.hint());
			}
		}
	}

	private synchronized List<Held> end() {
		this.over = true;
		List<Held> all = List.copyOf(this.events);
		this.events.clear();
		return all;
	}

	private static Set<Throwable> causesOf(@Nullable Throwable error) {
		Set<Throwable> causes = Collections.newSetFromMap(new IdentityHashMap<>());
		if (error != null) {
			causes.addAll(Causes.of(error));
		}
		return causes;
	}

	private record Held(SentryEvent event, Hint hint) {
	}

}
