package io.github.tuxsentry.discord;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.management.ObjectName;

import io.github.tuxsentry.discord.work.InteractionTails;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten thousand commands, counted on the heap.
 */
class NothingIsLeftBehindTests {

	private static final int COMMANDS = 10_000;

	private static final Duration TIMEOUT = Duration.ofSeconds(120);

	/**
	 * What JDA's threads and the last commands may still hold.
	 */
	private static final long A_FEW = 100;

	@Test
	void noWorkStaysOpen() throws Exception {
		CountDownLatch answered = new CountDownLatch(COMMANDS);
		ExecutorService events = Executors.newFixedThreadPool(4);
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.sampling.commands", 0))
			.eventPool(events)
			.listeners(new Answering(answered))
			.start()) {
			send(bot);
			assertThat(answered.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			bot.awaitIdle();
			assertThat(bot.bean(InteractionTails.class).followed()).isZero();
			String histogram = histogram();
			for (String type : new String[] { "discord.work.OpenWork", "discord.work.HeldTask",
					"discord.work.TrackedWork", "tracing.ActiveSpan", "core.TrackedCommandRun" }) {
				assertThat(instances(histogram, "io.github.tuxsentry." + type)).as(type).isLessThan(A_FEW);
			}
		}
		finally {
			events.shutdownNow();
		}
	}

	private static void send(TestBot bot) throws InterruptedException {
		ExecutorService senders = Executors.newFixedThreadPool(4);
		IntStream.range(0, COMMANDS)
			.forEach((i) -> senders.execute(() -> bot.discord().slash("ping").by("user" + (i % 50)).send()));
		senders.shutdown();
		assertThat(senders.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	private static String histogram() throws Exception {
		return (String) ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new Object[] { new String[0] }, new String[] { String[].class.getName() });
	}

	private static long instances(String histogram, String type) {
		return histogram.lines()
			.map((line) -> line.trim().split("\\s+"))
			.filter((columns) -> columns.length >= 4 && columns[3].equals(type))
			.mapToLong((columns) -> Long.parseLong(columns[1]))
			.sum();
	}

	private static final class Answering extends ListenerAdapter {

		private final CountDownLatch answered;

		Answering(CountDownLatch answered) {
			this.answered = answered;
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.reply("pong").queue((sent) -> this.answered.countDown());
		}

	}

}
