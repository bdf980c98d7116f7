package io.github.tuxsentry.internal.discord;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.management.ObjectName;

import io.github.tuxsentry.internal.discord.execution.CommandExecution;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;
import io.github.tuxsentry.internal.frame.Frame;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many commands, counted on the heap: of no class of the library, whatever its name,
 * there are more instances afterwards than before.
 */
class NothingIsLeftBehindTests {

	private static final int COMMANDS = Boolean.getBoolean("tux.long") ? 10_000 : 1_000;

	private static final int WAITING_COMMANDS = 500;

	private static final Duration TIMEOUT = Duration.ofSeconds(120);

	/**
	 * What JDA's threads and the last commands may still hold, and the interactions that
	 * have ended, of which the last 200 are known for late calls.
	 */
	private static final long A_FEW = 300;

	/** Classes with one instance for each command. */
	private static final Set<String> UNITS = Set.of(CommandExecution.class.getName(), Frame.class.getName());

	/**
	 * A command has several parts of the same class, such as what was put on its frame.
	 */
	private static final long PARTS_OF_A_FEW = 5 * A_FEW;

	@Test
	void noWorkStaysOpen() throws Exception {
		CountDownLatch answered = new CountDownLatch(COMMANDS);
		CountDownLatch waiting = new CountDownLatch(WAITING_COMMANDS);
		ExecutorService events = Executors.newFixedThreadPool(4);
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.sampling.commands", 0))
			.eventPool(events)
			.listeners(new Answering(answered, waiting))
			.start()) {
			Map<String, Long> before = instances();
			send(bot, "ping", COMMANDS, answered);
			bot.awaitIdle();
			assertThat(bot.bean(RunningCommands.class).size()).isZero();
			// JDA releases what belongs to a finished request when it cleans its queues.
			Awaitility.await("commands to be released")
				.atMost(TIMEOUT)
				.pollInterval(Duration.ofSeconds(1))
				.untilAsserted(() -> assertThat(instances())
					.allSatisfy((type, count) -> assertThat(count - before.getOrDefault(type, 0L)).as(type)
						.isLessThan(UNITS.contains(type) ? A_FEW : PARTS_OF_A_FEW)));

			send(bot, "wait", WAITING_COMMANDS, waiting);
			Map<String, Long> whileWaiting = instances();
			assertThat(whileWaiting.get(CommandExecution.class.getName())).isGreaterThanOrEqualTo(WAITING_COMMANDS);
			assertThat(whileWaiting.get(Frame.class.getName())).isGreaterThanOrEqualTo(WAITING_COMMANDS);
		}
		finally {
			events.shutdownNow();
		}
	}

	private static void send(TestBot bot, String command, int number, CountDownLatch handled)
			throws InterruptedException {
		ExecutorService senders = Executors.newFixedThreadPool(4);
		IntStream.range(0, number)
			.forEach((i) -> senders.execute(() -> bot.discord().slash(command).by("user" + (i % 50)).send()));
		senders.shutdown();
		assertThat(senders.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(handled.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	/**
	 * Counts the reachable instances of each class of the library.
	 */
	private static Map<String, Long> instances() throws Exception {
		String histogram = (String) ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new Object[] { new String[0] }, new String[] { String[].class.getName() });
		return histogram.lines()
			.map((line) -> line.trim().split("\\s+"))
			.filter((columns) -> columns.length >= 4 && isOfTheLibrary(columns[3]))
			.collect(Collectors.toMap((columns) -> columns[3], (columns) -> Long.valueOf(columns[1]), Long::sum));
	}

	private static boolean isOfTheLibrary(String type) {
		return type.startsWith("io.github.tuxsentry.") && !type.startsWith("io.github.tuxsentry.test.");
	}

	private static final class Answering extends ListenerAdapter {

		private final CountDownLatch answered;

		private final CountDownLatch waiting;

		Answering(CountDownLatch answered, CountDownLatch waiting) {
			this.answered = answered;
			this.waiting = waiting;
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals("wait")) {
				event.reply("later").queueAfter(1, TimeUnit.HOURS);
				this.waiting.countDown();
			}
			else {
				event.reply("pong").queue((sent) -> this.answered.countDown());
			}
		}

	}

}
