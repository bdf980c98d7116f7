package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.sentry.IScopes;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs fifty commands a second while Sentry is fine, limits, fails, talks nonsense and
 * hangs by turns: five seconds, or ten minutes with the system property {@code tux.long}.
 */
class FaultMatrixTests {

	private static final Logger logger = LoggerFactory.getLogger(FaultMatrixTests.class);

	private static final boolean LONG = Boolean.getBoolean("tux.long");

	private static final Duration RUN = LONG ? Duration.ofMinutes(10) : Duration.ofSeconds(4);

	private static final Duration CALM = LONG ? Duration.ofMinutes(1) : Duration.ofSeconds(1);

	private static final Duration TURN = LONG ? Duration.ofSeconds(5) : Duration.ofMillis(500);

	private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1) / 50;

	private static final long MAX_GROWTH = 64L << 20;

	private static final List<IngestBehavior> BEHAVIORS = List.of(
			IngestBehavior.refusing(429).withHeader("Retry-After", "1"), IngestBehavior.normal(),
			IngestBehavior.refusing(500), IngestBehavior.normal(), IngestBehavior.garbage(), IngestBehavior.normal(),
			IngestBehavior.hanging(), IngestBehavior.normal());

	private final ExecutorService users = Executors.newFixedThreadPool(16);

	private final AtomicInteger kept = new AtomicInteger();

	private final TestBot bot = TestBot.builder()
		.listeners(new Answering())
		.properties(Map.of("sentry.read-timeout-millis", 2000, "tux.sentry.metrics.step", "2s"))
		.start();

	private IngestBehavior current = IngestBehavior.normal();

	private int arrived;

	@AfterEach
	void stop() {
		this.users.shutdownNow();
		this.bot.close();
	}

	@Test
	void theBotAnswersAllAndTheCountsAddUp() throws Exception {
		List<Long> calm = run(CALM, () -> true);
		long before = usedHeap();
		List<Long> stormy = run(RUN, this::flap);
		this.bot.sentry().setBehavior(IngestBehavior.normal());
		DeliveryStats stats = awaitAllDelivered();
		int arrived = this.arrived;
		long growth = usedHeap() - before;
		logger.info("Calm: {}. Stormy: {}. The heap grew by {} KiB. {}", describe(calm), describe(stormy),
				growth / 1024, stats);
		assertThat(stats.queued()).isZero();
		assertThat(stats.captured()).isEqualTo(stats.sent() + stats.totalDropped());
		assertThat(stats.lastFailure()).as("the storm was felt").isNotNull();
		// Sentry may have what it did not confirm in time.
		assertThat((long) arrived).as("what Sentry has of " + stats)
			.isBetween(stats.sent(), stats.sent() + stats.dropped().getOrDefault("network_error", 0L));
		assertThat(growth).isLessThan(MAX_GROWTH);
		assertThat(this.bot.bean(FaultBarrier.class).count()).isZero();
	}

	/**
	 * Sends commands at an even pace and has each wait for its answer.
	 */
	private List<Long> run(Duration duration, BooleanSupplier each) throws Exception {
		List<Future<Long>> answers = new ArrayList<>();
		List<Long> latencies = new ArrayList<>();
		long start = System.nanoTime();
		long next = start;
		while (next - start < duration.toNanos()) {
			TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
			each.getAsBoolean();
			answers.add(this.users.submit(this::latency));
			next += PERIOD_NANOS;
		}
		for (Future<Long> answer : answers) {
			latencies.add(answer.get(60, TimeUnit.SECONDS));
		}
		return latencies;
	}

	private long latency() {
		long start = System.nanoTime();
		this.bot.discord().slash("ping").send().awaitReply(Duration.ofSeconds(30));
		return System.nanoTime() - start;
	}

	private boolean flap() {
		long turn = System.nanoTime() / TURN.toNanos();
		IngestBehavior wanted = BEHAVIORS.get((int) (turn % BEHAVIORS.size()));
		if (this.current != wanted) {
			this.current = wanted;
			this.bot.sentry().setBehavior(wanted);
			forget();
		}
		return true;
	}

	/**
	 * The local Sentry must not be what fills the heap. It takes nothing just then.
	 */
	private void forget() {
		if (this.current.equals(BEHAVIORS.get(0))) {
			this.kept.addAndGet(this.bot.sentry().rawBodies().size());
			this.bot.sentry().clear();
		}
	}

	/**
	 * Metrics go on and on: waits for a moment at which nothing is on its way.
	 */
	private DeliveryStats awaitAllDelivered() throws InterruptedException {
		DeliveryCounters monitor = this.bot.bean(DeliveryCounters.class);
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		DeliveryStats stats;
		do {
			this.bot.bean(IScopes.class).flush(2000);
			Thread.sleep(20);
			stats = monitor.snapshot();
			this.arrived = this.kept.get() + this.bot.sentry().rawBodies().size();
		}
		while (System.nanoTime() < deadline && !(isSettled(stats) && this.arrived >= stats.sent()
				&& stats.captured() == monitor.snapshot().captured()));
		return stats;
	}

	/**
	 * The numbers of a snapshot are read one after another, while metrics come and go.
	 */
	private static boolean isSettled(DeliveryStats stats) {
		return stats.queued() == 0 && stats.captured() == stats.sent() + stats.totalDropped();
	}

	private static long usedHeap() throws InterruptedException {
		System.gc();
		Thread.sleep(100);
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static String describe(List<Long> nanos) {
		List<Long> sorted = nanos.stream().sorted().toList();
		return sorted.size() + " answers, p50 " + micros(sorted, 0.5) + " us, p95 " + micros(sorted, 0.95) + " us, max "
				+ micros(sorted, 1) + " us";
	}

	private static long micros(List<Long> sorted, double share) {
		return TimeUnit.NANOSECONDS.toMicros(sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())));
	}

	private static final class Answering extends ListenerAdapter {

		private final AtomicInteger calls = new AtomicInteger();

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.reply("pong").queue();
			if (this.calls.incrementAndGet() % 10 == 0) {
				Commands.logger.error("call {} went wrong", this.calls.get());
			}
		}

	}

}
