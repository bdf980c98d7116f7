package io.github.tuxsentry.internal.observation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.sentry.ISentryLifecycleToken;

/**
 * Span of an observation, and the threads on which scopes of the observation are open.
 */
final class ObservedSpan {

	private final ActiveSpan span;

	private final Map<Thread, Deque<ISentryLifecycleToken>> open = new ConcurrentHashMap<>();

	ObservedSpan(ActiveSpan span) {
		this.span = span;
	}

	ActiveSpan span() {
		return this.span;
	}

	void enter() {
		this.open.computeIfAbsent(Thread.currentThread(), (thread) -> new ArrayDeque<>()).push(this.span.resume());
	}

	void leave() {
		Thread thread = Thread.currentThread();
		Deque<ISentryLifecycleToken> tokens = this.open.get(thread);
		if (tokens != null) {
			tokens.pop().close();
			if (tokens.isEmpty()) {
				this.open.remove(thread);
			}
		}
	}

	void leaveAltogether() {
		while (this.open.containsKey(Thread.currentThread())) {
			leave();
		}
	}

}
