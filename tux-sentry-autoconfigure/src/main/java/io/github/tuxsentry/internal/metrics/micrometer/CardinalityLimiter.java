package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a meter have so many series and no more. The last of them is the overflow: all
 * recordings of further series go there, and each of these further series gets a meter
 * that is forgotten again soon. Thread-safe.
 */
final class CardinalityLimiter {

	static final Tag OVERFLOW = Tag.of("overflow", "true");

	private static final Logger logger = LoggerFactory.getLogger(CardinalityLimiter.class);

	private final int mostOfAMeter;

	private final Map<String, AtomicInteger> series = new ConcurrentHashMap<>();

	private final Map<String, PublishedMeter> overflows = new ConcurrentHashMap<>();

	private final Queue<Meter.Id> refused = new ConcurrentLinkedQueue<>();

	private final Map<String, Boolean> warned = new ConcurrentHashMap<>();

	CardinalityLimiter(int mostOfAMeter) {
		this.mostOfAMeter = mostOfAMeter;
	}

	/**
	 * Makes the meter of a new series: its own, or one that hands on to the overflow.
	 */
	<M extends Meter> M admit(Meter.Id id, Function<Meter.Id, ? extends M> own,
			BiFunction<Meter.Id, Meter, ? extends M> handingOn) {
		if (hasRoomFor(id)) {
			return own.apply(id);
		}
		Meter overflow = this.overflows.computeIfAbsent(id.getName(),
				(name) -> (PublishedMeter) own.apply(id.replaceTags(Tags.of(OVERFLOW))));
		this.refused.add(id);
		return handingOn.apply(id, overflow);
	}

	/**
	 * Makes the meter of a new series that cannot be put together with others: its own,
	 * or one that does nothing.
	 */
	<M extends Meter> M admit(Meter.Id id, Function<Meter.Id, ? extends M> own,
			Function<Meter.Id, ? extends M> nothing) {
		if (hasRoomFor(id)) {
			return own.apply(id);
		}
		this.refused.add(id);
		return nothing.apply(id);
	}

	private boolean hasRoomFor(Meter.Id id) {
		AtomicInteger known = this.series.computeIfAbsent(id.getName(), (name) -> new AtomicInteger());
		if (known.incrementAndGet() < this.mostOfAMeter) {
			return true;
		}
		known.decrementAndGet();
		if (this.warned.putIfAbsent(id.getName(), true) == null) {
			logger.warn("{} has {} series: whatever values its tags take from now on goes to Sentry as one series "
					+ "with overflow=true", id.getName(), this.mostOfAMeter);
		}
		return false;
	}

	/**
	 * Takes note that a series is gone.
	 */
	void release(Meter meter) {
		AtomicInteger known = this.series.get(meter.getId().getName());
		if (known != null) {
			known.decrementAndGet();
		}
	}

	Collection<PublishedMeter> overflows() {
		return List.copyOf(this.overflows.values());
	}

	/**
	 * Has the ids of the further series forgotten, whose values may be without number.
	 */
	void forgetRefused(Consumer<Meter.Id> forget) {
		for (Meter.Id id = this.refused.poll(); id != null; id = this.refused.poll()) {
			forget.accept(id);
		}
	}

}
