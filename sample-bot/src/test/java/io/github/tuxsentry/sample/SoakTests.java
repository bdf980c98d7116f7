package io.github.tuxsentry.sample;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bot that receives commands all the time: all of them arrive, and the threads do not
 * become more. Lasts as long as the system property {@code tux.soak}, and prints the
 * state of the process at regular intervals.
 */
class SoakTests {

	private static final Duration DURATION = Duration.parse(System.getProperty("tux.soak", "PT2S"));

	private static final long REPORTS = Math.min(30, Math.max(2, DURATION.toMinutes()));

	private static final int FURTHER_THREADS = 10;

	/** Maximum rate, that of a very busy bot. */
	private static final int COMMANDS_PER_SECOND = 50;

	/**
	 * Maximum number of commands whose transactions have not arrived: fewer than the
	 * queue of the delivery holds, so that none is dropped on a slow machine.
	 */
	private static final int MAX_OUTSTANDING = 500;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final LongAdder transactions = new LongAdder();

	private final LongAdder events = new LongAdder();

	@Test
	void everyCommandArrivesAndThreadsDoNotBecomeMore() {
		try (RunningBot bot = RunningBot.start("--management.endpoints.web.exposure.include=tuxsentry")) {
			bot.bean(LocalSentry.class).onItem(this::count);
			LocalDiscord discord = bot.bean(LocalDiscord.class);
			send(discord, 10);
			int threads = threads();
			long sent = 10;
			long start = System.nanoTime();
			for (int report = 1; report <= REPORTS; report++) {
				while (System.nanoTime() - start < DURATION.toNanos() / REPORTS * report) {
					send(discord, 10);
					sent += 10;
					awaitTransactions(sent - MAX_OUTSTANDING);
					LockSupport.parkNanos(start + sent * 1_000_000_000 / COMMANDS_PER_SECOND - System.nanoTime());
				}
				// The heap is that of the bot, without what the local Sentry has
				// received.
				bot.bean(LocalSentry.class).clear();
				System.out.printf("%s: %d commands, %d transactions and %d events received, %d threads, %d MB heap%n",
						Duration.ofMillis((System.nanoTime() - start) / 1_000_000), sent, this.transactions.sum(),
						this.events.sum(), threads(), heap());
			}
			awaitTransactions(sent);
			assertThat(this.transactions.sum()).isEqualTo(sent);
			// The same failure is not reported each time: its rate is limited.
			assertThat(this.events.sum()).isPositive();
			assertThat(threads()).isLessThanOrEqualTo(threads + FURTHER_THREADS);
			assertThat(bot.read("/actuator/tuxsentry").path("internalErrors").asInt(-1)).isZero();
		}
	}

	/**
	 * Sends commands, of which the first one fails, and awaits the response to each of
	 * the others.
	 */
	private static void send(LocalDiscord discord, int commands) {
		discord.slash("crash").by("bob").option("text", "it broke").send();
		for (int i = 1; i < commands; i++) {
			discord.slash("ping").by("alice").send().awaitReply(TIMEOUT);
		}
	}

	private void awaitTransactions(long count) {
		if (this.transactions.sum() < count) {
			Awaitility.await().atMost(TIMEOUT).until(() -> this.transactions.sum() >= count);
		}
	}

	private void count(SentryItem item) {
		if (item.type().equals("transaction") && String.valueOf(item.name()).startsWith("command.")) {
			this.transactions.increment();
		}
		if (!item.exceptions().isEmpty()) {
			this.events.increment();
		}
	}

	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	private static long heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
	}

}
