package io.github.tuxsentry.internal.filter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.EnvelopeSnapshot;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.BeforeSendCallback;
import org.jspecify.annotations.Nullable;

/**
 * Single before-send callback that applies the filters, then the application's own
 * callbacks, both in order, and finally the storm guard, so that any event that passes
 * the guard is sent. Dropped events are counted by reason. An event whose callback throws
 * is dropped, as by the SDK: the callback may exist to remove data that must not be sent.
 * Thread-safe.
 */
public final class EventFilterChain implements BeforeSendCallback {

	private static final String APPLICATION = "application";

	private final Supplier<List<EventFilter>> filters;

	private final Supplier<@Nullable List<BeforeSendCallback>> applicationCallbacks;

	private final StormGuard guard;

	private final Consumer<String> dropListener;

	private final FaultBarrier faults;

	private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();

	private final LongAdder passed = new LongAdder();

	/**
	 * Create a new chain.
	 * @param filters the filters, obtained for each event
	 * @param applicationCallbacks the application's own callbacks, obtained for each
	 * event, which is dropped while they are {@code null}
	 * @param guard the storm guard
	 * @param dropListener called with the reason for each dropped event
	 * @param faults handles exceptions thrown by filters, callbacks and the listener
	 */
	public EventFilterChain(Supplier<List<EventFilter>> filters,
			Supplier<@Nullable List<BeforeSendCallback>> applicationCallbacks, StormGuard guard,
			Consumer<String> dropListener, FaultBarrier faults) {
		this.filters = filters;
		this.applicationCallbacks = applicationCallbacks;
		this.guard = guard;
		this.dropListener = dropListener;
		this.faults = faults;
	}

	@Override
	public @Nullable SentryEvent execute(SentryEvent event, Hint hint) {
		for (EventFilter filter : this.faults.get("find the event filters", this.filters, List.<EventFilter>of())) {
			if (drops(filter, event, hint)) {
				return null;
			}
		}
		List<BeforeSendCallback> callbacks = this.faults.getOrNull("find the before-send callbacks",
				this.applicationCallbacks);
		if (callbacks == null) {
			count(APPLICATION);
			return null;
		}
		SentryEvent current = event;
		for (BeforeSendCallback callback : callbacks) {
			SentryEvent before = current;
			SentryEvent after = this.faults.getOrNull("run a before-send callback",
					() -> callback.execute(before, hint));
			if (after == null) {
				count(APPLICATION);
				return null;
			}
			current = after;
		}
		if (drops(this.guard, current, hint)) {
			return null;
		}
		this.passed.increment();
		hint.set(EnvelopeSnapshot.EVENT_HINT, current);
		return current;
	}

	private boolean drops(EventFilter filter, SentryEvent event, Hint hint) {
		boolean drops = this.faults.get("filter an event", () -> filter.drops(event, hint), false);
		if (drops) {
			count(filter.reason());
		}
		return drops;
	}

	private void count(String reason) {
		LongAdder counter = this.dropped.get(reason);
		if (counter == null) {
			counter = this.dropped.computeIfAbsent(reason, (key) -> new LongAdder());
		}
		counter.increment();
		this.faults.run("report a dropped event", () -> this.dropListener.accept(reason));
	}

	/**
	 * Return the number of events that were not dropped.
	 */
	long passed() {
		return this.passed.sum();
	}

	/**
	 * Return the number of dropped events.
	 * @return the numbers by reason, sorted by reason
	 */
	public Map<String, Long> dropped() {
		Map<String, Long> numbers = new TreeMap<>();
		this.dropped.forEach((reason, number) -> numbers.put(reason, number.sum()));
		return numbers;
	}

}
