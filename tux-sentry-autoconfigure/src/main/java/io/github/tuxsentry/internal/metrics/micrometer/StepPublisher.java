package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.micrometer.core.instrument.Meter;
import io.sentry.IScopes;
import io.sentry.ISentryClient;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes steps, within the cap of items. A series for which there is no room, in the
 * step or in Sentry's transport, keeps what it has and comes first in the next step.
 * Thread-safe.
 */
final class StepPublisher {

	private static final Logger logger = LoggerFactory.getLogger(StepPublisher.class);

	private static final int MOST_STEPS_AT_ONCE = 1000;

	private final IScopes scopes;

	private final SentryRegistryConfig config;

	private final Scrubber scrubber;

	private final FaultBarrier faults;

	private final SentryId stepTraceId = new SentryId();

	private final Lock publishing = new ReentrantLock();

	private List<Meter> postponed = List.of();

	private @Nullable MetricEnvelopeSender outbox;

	private volatile long heldBack;

	StepPublisher(IScopes scopes, SentryRegistryConfig config, Scrubber scrubber, FaultBarrier faults) {
		this.scopes = scopes;
		this.config = config;
		this.scrubber = scrubber;
		this.faults = faults;
	}

	/**
	 * Publishes a step.
	 * @param meters all meters
	 * @param patience how long to wait for the transport at the most
	 */
	void publish(Stream<? extends Meter> meters, Duration patience) {
		this.publishing.lock();
		try {
			publishStep(afterPostponed(meters), System.nanoTime() + patience.toNanos());
		}
		finally {
			this.publishing.unlock();
		}
	}

	/**
	 * Publishes a step, and what the cap postpones in steps of its own right after it.
	 */
	void publishAll(Stream<? extends Meter> meters, Duration patience) {
		this.publishing.lock();
		try {
			long deadline = System.nanoTime() + patience.toNanos();
			boolean goesOn = publishStep(afterPostponed(meters), deadline);
			for (int i = 1; i < MOST_STEPS_AT_ONCE && goesOn && !this.postponed.isEmpty(); i++) {
				goesOn = publishStep(this.postponed, deadline);
			}
			outbox().awaitRoom(deadline);
		}
		finally {
			this.publishing.unlock();
		}
	}

	/**
	 * Returns how many items the cap has held back so far: recordings that were summed up
	 * with others instead, and series that had to wait for another step.
	 */
	long heldBack() {
		return this.heldBack;
	}

	private List<Meter> afterPostponed(Stream<? extends Meter> meters) {
		List<Meter> all = new ArrayList<>(this.postponed);
		Set<Meter> known = Collections.newSetFromMap(new IdentityHashMap<>());
		known.addAll(all);
		meters.filter(known::add).forEach(all::add);
		return all;
	}

	/**
	 * Returns whether anything was sent.
	 */
	private boolean publishStep(List<Meter> meters, long deadline) {
		SentryOptions options = this.scopes.getOptions();
		MetricEnvelopeSender outbox = outbox();
		if (outbox.isRateLimited() || !outbox.awaitRoom(deadline)) {
			return false;
		}
		MetricBatches batches = new MetricBatches(outbox,
				new MetricEventFilter(options, this.scopes.getGlobalScope(), this.scrubber), this.config.batchSize(),
				deadline);
		StepPublish step = new StepPublish(batches, options, this.stepTraceId);
		// One item is for the number of those held back.
		int cap = this.config.itemsPerStep() - 1;
		StepPlan plan = StepPlan.of(meters, cap);
		List<Meter> postponed = new ArrayList<>();
		boolean room = true;
		long heldBack = 0;
		for (StepPlan.Demand demand : plan.demands()) {
			int left = cap - batches.added();
			room = room && batches.awaitRoom();
			if (!room || demand.sums() > left) {
				postponed.add(demand.meter());
				heldBack += room ? demand.sums() + demand.singles() : 0;
			}
			else {
				int most = Math.min(plan.most(), left - demand.sums());
				heldBack += Math.max(0, demand.singles() - most);
				this.faults.run("publish a metric", () -> step.publish(demand.meter(), most));
			}
		}
		if (heldBack > 0) {
			report(heldBack);
			step.publishHeldBack(heldBack);
		}
		batches.send();
		this.postponed = postponed;
		return batches.added() > 0;
	}

	private MetricEnvelopeSender outbox() {
		ISentryClient client = this.scopes.getGlobalScope().getClient();
		MetricEnvelopeSender known = this.outbox;
		MetricEnvelopeSender outbox = (known != null && known.isOf(client)) ? known
				: new MetricEnvelopeSender(client, this.scopes.getOptions());
		this.outbox = outbox;
		return outbox;
	}

	private void report(long items) {
		if (this.heldBack == 0) {
			logger.warn("More than {} metric items in a step: {} are held back. Counts and sums stay exact; "
					+ "fewer recordings are sent one by one", this.config.itemsPerStep(), items);
		}
		this.heldBack += items;
	}

}
