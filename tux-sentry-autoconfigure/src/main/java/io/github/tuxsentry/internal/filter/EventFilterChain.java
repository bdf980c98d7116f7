package io.github.tuxsentry.internal.filter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.BeforeSendCallback;
import org.jspecify.annotations.Nullable;

/**
 * The one before-send callback: asks the filters, then runs the application's own
 * callbacks, both in order, and at last the storm guard, so that what gets past the guard
 * is sent. What is dropped is counted by reason. An event whose callback throws is
 * dropped, as the SDK does: the callback may have been there to take out what must not be
 * sent. Thread-safe.
 */
public final class EventFilterChain implements BeforeSendCallback {

	private static final String APPLICATION = "application";

	private final Supplier<List<EventFilter>> filters;

	private final Supplier<List<BeforeSendCallback>> applicationCallbacks;

	private final StormGuard guard;

	private final Consumer<String> dropListener;

	private final FaultBarrier faults;

	private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();

	/**
	 * Creates a chain.
	 * @param filters the filters, asked for with each event
	 * @param applicationCallbacks the application's own callbacks, likewise
	 * @param guard the storm guard
	 * @param dropListener is told the reason for which an event is dropped
	 * @param faults takes what filters, callbacks and the listener throw
	 */
	public EventFilterChain(Supplier<List<EventFilter>> filters,
			Supplier<List<BeforeSendCallback>> applicationCallbacks, StormGuard guard, Consumer<String> dropListener,
			FaultBarrier faults) {
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
		return drops(this.guard, current, hint) ? null : current;
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
		this.faults.run("tell of a dropped event", () -> this.dropListener.accept(reason));
	}

	/**
	 * Returns how many events were dropped so far.
	 * @return the numbers by reason, sorted by reason
	 */
	public Map<String, Long> dropped() {
		Map<String, Long> numbers = new TreeMap<>();
		this.dropped.forEach((reason, number) -> numbers.put(reason, number.sum()));
		return numbers;
	}

}
