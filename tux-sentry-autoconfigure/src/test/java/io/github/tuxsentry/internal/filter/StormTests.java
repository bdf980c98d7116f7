package io.github.tuxsentry.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A storm of exceptions from 16 threads.
 */
class StormTests {

	private static final int THREADS = 16;

	private static final int IDENTICAL = Boolean.getBoolean("tux.long") ? 1_000_000 : 200_000;

	private static final int DISTINCT = IDENTICAL / 10;

	private static final int IDENTICAL_OVER_THE_WIRE = 4_000;

	private static final int DISTINCT_OVER_THE_WIRE = 800;

	private static final long MEGABYTE = 1024 * 1024;

	private final StormGuard guard = new StormGuard(30, 10, 300, 10_000);

	private final LongAdder listened = new LongAdder();

	private final FaultBarrier faults = new FaultBarrier();

	private final EventFilterChain chain = new EventFilterChain(List::of, List::of, this.guard,
			(reason) -> this.listened.increment(), this.faults);

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> {
		options.setBeforeSend(this.chain);
		options.setMaxQueueSize(1000);
	});

	@Test
	void letsAStormOfIdenticalAndDistinctOnesPassWithinTheLimits() throws Exception {
		AtomicLong passedIdentical = new AtomicLong();
		AtomicLong told = new AtomicLong();
		long heapBefore = usedHeap();
		long start = System.nanoTime();
		everywhere(IDENTICAL + DISTINCT, (number) -> {
			boolean distinct = number % (IDENTICAL / DISTINCT + 1) == 0;
			SentryEvent event = new SentryEvent(distinct ? distinct(number) : new IllegalStateException("storm"));
			if (this.chain.execute(event, new Hint()) != null) {
				passedIdentical.addAndGet(distinct ? 0 : 1);
				told.addAndGet(number(event.getTag(StormGuard.SUPPRESSED))
						+ number(event.getTag(StormGuard.SUPPRESSED_OTHERS)));
			}
		});
		double minutes = (System.nanoTime() - start) / (double) TimeUnit.MINUTES.toNanos(1);
		StormGuard.Statistics statistics = this.guard.statistics();
		assertThat(statistics.passed()).isBetween(300L, (long) (300 + 300 * minutes) + 1);
		assertThat(passedIdentical.get()).isBetween(1L, (long) (10 + 30 * minutes) + 1);
		assertThat(statistics.passed() + statistics.suppressed()).isEqualTo(IDENTICAL + DISTINCT);
		assertThat(told.get() + statistics.held()).isEqualTo(statistics.suppressed());
		assertThat(this.chain.dropped()).containsEntry("storm", statistics.suppressed());
		assertThat(this.listened.sum()).isEqualTo(statistics.suppressed());
		assertThat(this.faults.count()).isZero();
		assertThat(usedHeap() - heapBefore).isLessThan(16 * MEGABYTE);
	}

	@Test
	void sendsWhatPassesAndTellsSentryOfTheRest() throws Exception {
		long start = System.nanoTime();
		int captured = IDENTICAL_OVER_THE_WIRE + DISTINCT_OVER_THE_WIRE;
		everywhere(captured, (number) -> {
			boolean distinct = number % (IDENTICAL_OVER_THE_WIRE / DISTINCT_OVER_THE_WIRE + 1) == 0;
			this.sentry.scopes().captureException(distinct ? distinct(number) : new IllegalStateException("storm"));
		});
		double minutes = (System.nanoTime() - start) / (double) TimeUnit.MINUTES.toNanos(1);
		List<SentryItem> events = this.sentry.received().events();
		StormGuard.Statistics statistics = this.guard.statistics();
		assertThat((long) events.size()).isEqualTo(statistics.passed())
			.isBetween(300L, (long) (300 + 300 * minutes) + 1);
		assertThat(statistics.passed() + statistics.suppressed()).isEqualTo(captured);
		long told = events.stream()
			.mapToLong((event) -> tag(event, StormGuard.SUPPRESSED) + tag(event, StormGuard.SUPPRESSED_OTHERS))
			.sum();
		assertThat(told + statistics.held()).isEqualTo(statistics.suppressed());
		this.sentry.stop();
		assertThat(reportedAsDropped()).isEqualTo(statistics.suppressed());
	}

	private long reportedAsDropped() {
		return this.sentry.local().items("client_report").stream().flatMap((report) -> {
			List<Long> quantities = new ArrayList<>();
			report.payload().path("discarded_events").forEach((discarded) -> {
				if ("before_send".equals(discarded.path("reason").asText())) {
					quantities.add(discarded.path("quantity").asLong());
				}
			});
			return quantities.stream();
		}).mapToLong(Long::longValue).sum();
	}

	private static void everywhere(int times, Work work) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			AtomicLong next = new AtomicLong();
			List<Future<?>> futures = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				futures.add(threads.submit(() -> {
					for (long number = next.getAndIncrement(); number < times; number = next.getAndIncrement()) {
						work.run((int) number);
					}
				}));
			}
			for (Future<?> future : futures) {
				future.get(2, TimeUnit.MINUTES);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static Throwable distinct(int number) {
		IllegalArgumentException exception = new IllegalArgumentException("distinct");
		exception.setStackTrace(new StackTraceElement[] {
				new StackTraceElement("com.example.bot.Cog" + number, "run", "Cog.java", number) });
		return exception;
	}

	private static long tag(SentryItem event, String key) {
		return number(event.payload().path("tags").path(key).asText(null));
	}

	private static long number(String text) {
		return (text != null) ? Long.parseLong(text) : 0;
	}

	private static long usedHeap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

	/**
	 * Something to do often.
	 */
	private interface Work {

		void run(int number);

	}

}
