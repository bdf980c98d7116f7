package io.github.tuxsentry.benchmarks.process;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.contender.Step;
import io.github.tuxsentry.benchmarks.contender.Unit;
import io.github.tuxsentry.benchmarks.work.InMemoryBot;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.metrics.BotMetrics;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;

/**
 * Bot that handles a million units and measures its heap. A unit is a slash command with
 * its reply, two transactions, of which one has five spans, a span outside of them and a
 * metric; every tenth unit also is a message. Half of the transactions are sampled.
 */
public final class HeapApplication {

	private static final int ROUNDS = 10;

	private static final Duration ELAPSED = Duration.ofMillis(3);

	/** Longer than a command waits for further calls. */
	private static final Duration PAUSE = Duration.ofSeconds(1);

	private HeapApplication() {
	}

	/**
	 * Run the bot.
	 * @param arguments the number of units
	 * @throws Exception if the bot cannot be run
	 */
	public static void main(String[] arguments) throws Exception {
		measure(Integer.parseInt(arguments[0])).forEach(JavaProcess::print);
		System.exit(0);
	}

	static Map<String, Double> measure(int units) throws Exception {
		Map<String, Double> used = new LinkedHashMap<>();
		try (ContenderApplication application = Contender.TUX_SENTRY.start(Map.of("sentry.traces-sample-rate", "0.5"));
				InMemoryBot bot = new InMemoryBot(application.bean(JdaBuilderConfigurer.class)::configure)) {
			for (int round = 0; round < ROUNDS; round++) {
				run(units / ROUNDS, application, bot);
				if (round == 0 || round == ROUNDS - 1) {
					used.put((round == 0) ? "first" : "last", usedHeap());
				}
			}
		}
		return used;
	}

	private static void run(int units, ContenderApplication application, InMemoryBot bot) {
		Unit unit = application.bean(Unit.class);
		Step step = application.bean(Step.class);
		BotMetrics metrics = application.bean(BotMetrics.class);
		for (int i = 0; i < units; i++) {
			SlashCommandInteractionEvent command = bot.nextCommand();
			bot.dispatch(command);
			command.reply("pong").queue();
			unit.run(5, step);
			unit.run(0, step);
			step.call(i);
			metrics.recordDatabaseMetric("select", ELAPSED);
			if (i % 10 == 0) {
				bot.dispatch(bot.message());
			}
		}
	}

	private static double usedHeap() throws InterruptedException {
		Thread.sleep(PAUSE.toMillis());
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		double used = Double.POSITIVE_INFINITY;
		for (int i = 0; i < 3; i++) {
			memory.gc();
			used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
		}
		return used;
	}

}
