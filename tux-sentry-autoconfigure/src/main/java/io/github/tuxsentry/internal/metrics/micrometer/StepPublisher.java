package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.sentry.IScopes;
import io.sentry.ISentryClient;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publisher of steps within the cap of items. A series without capacity, in the step or
 * in Sentry's transport, keeps its recordings and comes first in the next step.
 * Thread-safe.
 */
final class StepPublisher {

	private static final Logger logger = LoggerFactory.getLogger(StepPublisher.class);

	private static final int MAX_CONSECUTIVE_STEPS = 1000;

	private static final int MAX_POSTPONED = 10_000;

	private final IScopes scopes;

	private final SentryRegistryConfig config;

	private final Scrubber scrubber;

	private final FaultBarrier faults;

	private final SentryId stepTraceId = new SentryId();

	private final Lock publishing = new ReentrantLock();

	private List<Meter> postponed = List.of();

	private @Nullable MetricEnvelopeSender sender;

	private volatile long heldBack;

	StepPublisher(IScopes scopes, SentryRegistryConfig config, Scrubber scrubber, FaultBarrier faults) {
		this.scopes = scopes;
		this.config = config;
		this.scrubber = scrubber;
		this.faults = faults;
	}

	/**
	 * Publish a step.
	 * @param meters all meters
	 * @param maxWait the maximum time to wait for the transport
	 */
	void publish(Stream<? extends Meter> meters, Duration maxWait) {
		this.publishing.lock();
		try {
			publishStep(postponedFirst(meters), System.nanoTime() + maxWait.toNanos());
		}
		finally {
			this.publishing.unlock();
		}
	}

	/**
	 * Publish a step and, in consecutive steps, all series that the cap postpones.
	 */
	void publishAll(Stream<? extends Meter> meters, Duration maxWait) {
		this.publishing.lock();
		try {
			long deadline = System.nanoTime() + maxWait.toNanos();
			boolean sent = publishStep(postponedFirst(meters), deadline);
			for (int i = 1; i < MAX_CONSECUTIVE_STEPS && sent && !this.postponed.isEmpty(); i++) {
				sent = publishStep(this.postponed, deadline);
			}
			sender().awaitCapacity(deadline);
		}
		finally {
			this.publishing.unlock();
		}
	}

	/**
	 * Return the number of items that the cap has held back so far: recordings that were
	 * summed up instead, and series postponed to another step.
	 */
	long heldBack() {
		return this.heldBack;
	}

	private List<Meter> postponedFirst(Stream<? extends Meter> meters) {
		List<Meter> all = new ArrayList<>(this.postponed);
		Set<Meter> known = Collections.newSetFromMap(new IdentityHashMap<>());
		known.addAll(all);
		meters.filter(known::add).forEach(all::add);
		return all;
	}

	/**
	 * Return whether anything of the meters was sent.
	 */
	private boolean publishStep(List<Meter> meters, long deadline) {
		SentryOptions options = this.scopes.getOptions();
		MetricEnvelopeSender sender = sender();
		if (sender.isRateLimited() || !sender.awaitCapacity(deadline)) {
			// Meters that have been removed are not passed again.
			this.postponed = List.copyOf(meters.subList(0, Math.min(meters.size(), MAX_POSTPONED)));
			return false;
		}
		MetricEventFilter filter = new MetricEventFilter(options, this.scopes.getGlobalScope(), this.scrubber);
		MetricStep step = new MetricStep(sender, filter, options, this.stepTraceId, this.config.batchSize(), deadline);
		// One item is reserved for the number of those held back.
		int cap = this.config.itemsPerStep() - 1;
		Plan plan = Plan.of(meters, cap);
		List<Meter> postponed = new ArrayList<>();
		boolean hasCapacity = true;
		long heldBack = 0;
		for (Demand demand : plan.demands()) {
			int left = cap - step.published();
			hasCapacity = hasCapacity && step.awaitCapacity();
			if (!hasCapacity || demand.sums() > left) {
				postponed.add(demand.meter());
				heldBack += hasCapacity ? demand.sums() + demand.singles() : 0;
			}
			else {
				int maxSingles = Math.min(plan.maxSingles(), left - demand.sums());
				heldBack += Math.max(0, demand.singles() - maxSingles);
				this.faults.run("publish a metric", () -> step.publish(demand.meter(), maxSingles));
			}
		}
		boolean sent = step.published() > 0;
		if (heldBack > 0) {
			report(heldBack);
			step.publishHeldBack(heldBack);
		}
		step.send();
		this.postponed = postponed;
		return sent;
	}

	private MetricEnvelopeSender sender() {
		ISentryClient client = this.scopes.getGlobalScope().getClient();
		MetricEnvelopeSender known = this.sender;
		MetricEnvelopeSender sender = (known != null && known.isOf(client)) ? known
				: new MetricEnvelopeSender(client, this.scopes.getOptions());
		this.sender = sender;
		return sender;
	}

	private void report(long items) {
		if (this.heldBack == 0) {
			logger.warn("More than {} metric items in a step: {} are held back. Counts and sums remain exact; "
					+ "fewer recordings are sent individually", this.config.itemsPerStep(), items);
		}
		this.heldBack += items;
	}

	/**
	 * Distribution of the items of a step. Sums come first, since they make the numbers
	 * exact; single recordings share the rest, the same maximum for each series.
	 */
	private record Plan(List<Demand> demands, int maxSingles) {

		private static Plan of(List<Meter> meters, int items) {
			List<Demand> demands = meters.stream().map(Demand::of).filter((demand) -> demand.sums() > 0).toList();
			long left = items - demands.stream().mapToLong(Demand::sums).sum();
			return new Plan(demands, maxSingles(demands, left));
		}

		/**
		 * Find the greatest number of recordings that every series may send.
		 */
		private static int maxSingles(List<Demand> demands, long items) {
			int enough = demands.stream().mapToInt(Demand::singles).max().orElse(0);
			int low = 0;
			int high = enough;
			while (low < high) {
				int middle = (low + high + 1) >>> 1;
				if (demands.stream().mapToLong((demand) -> Math.min(demand.singles(), middle)).sum() <= items) {
					low = middle;
				}
				else {
					high = middle - 1;
				}
			}
			return (low == enough) ? Integer.MAX_VALUE : low;
		}

	}

	/**
	 * Items that a meter would send: sums and the like, and single recordings.
	 */
	private record Demand(Meter meter, int sums, int singles) {

		private static Demand of(Meter meter) {
			if (meter instanceof PublishedMeter published) {
				return new Demand(meter, published.sums(), published.singles());
			}
			if (meter instanceof FunctionTimer || meter instanceof LongTaskTimer) {
				return new Demand(meter, 2, 0);
			}
			return new Demand(meter, measurements(meter), 0);
		}

		private static int measurements(Meter meter) {
			int count = 0;
			try {
				for (Iterator<Measurement> measurements = meter.measure().iterator(); measurements.hasNext(); count++) {
					measurements.next();
				}
			}
			catch (RuntimeException ex) {
				// It fails again, and is handled, when it is published.
				count++;
			}
			return count;
		}

	}

}
