package io.github.tuxsentry.internal.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.github.tuxsentry.internal.delivery.DeferredDelivery;
import io.github.tuxsentry.internal.error.Causes;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.jspecify.annotations.Nullable;

/**
 * Event processor that defers errors logged during startup until it is known whether they
 * are the cause of a failed startup. In that case they are reported once, with all
 * details of the failure. Thread-safe.
 */
final class DeferredStartupEvents implements EventProcessor {

	private static final int MAX_EVENTS = 20;

	private final List<Held> events = new ArrayList<>();

	private boolean over;

	DeferredStartupEvents() {
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		if (event.getLogger() != null && event.getThrowable() != null) {
			hint.set(DeferredDelivery.HINT, new StartupDelivery(event));
		}
		return event;
	}

	private synchronized boolean hold(Held held) {
		return !this.over && this.events.size() < MAX_EVENTS && this.events.add(held);
	}

	/**
	 * Deliver the deferred events, and do not defer further ones.
	 * @param failure the failure of the startup, whose events are not delivered, or
	 * {@code null} if startup succeeded
	 */
	void release(@Nullable Throwable failure) {
		Set<Throwable> reported = causesOf(failure);
		for (Held held : end()) {
			if (Collections.disjoint(causesOf(held.event().getThrowable()), reported)) {
				held.delivery().run();
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

	private record Held(SentryEvent event, Runnable delivery) {
	}

	/**
	 * Delivery of an event, which is deferred until the startup has ended.
	 */
	private final class StartupDelivery implements DeferredDelivery {

		private final SentryEvent event;

		StartupDelivery(SentryEvent event) {
			this.event = event;
		}

		@Override
		public boolean defer(Runnable delivery) {
			return hold(new Held(this.event, delivery));
		}

	}

}
