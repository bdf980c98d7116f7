package io.github.tuxsentry.gallery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * One run of a bot, in which users take each course of each of its shapes.
 *
 * @param visits what the users did
 * @param sentry what has arrived, after the bot was stopped
 * @param pauses the pauses of the machine
 * @param faults the number of internal errors
 */
record Tour(List<Visit> visits, LocalSentry sentry, MachinePauses pauses, long faults) {

	/** Time in which Discord lets a bot acknowledge an interaction. */
	static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(3);

	/** Time after which a deferred reply is given up. */
	static final Duration DEADLINE = Duration.ofMillis(3500);

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	static Tour through(GalleryBot bot) {
		LocalSentry sentry = LocalSentry.start();
		List<LocalDiscord> discords = Stream.generate(LocalDiscord::start).limit(bot.connections().size()).toList();
		try (MachinePauses pauses = new MachinePauses();
				ConfigurableApplicationContext context = bot.start(discords, "--sentry.dsn=" + sentry.dsn(),
						"--tux.sentry.discord.deadline=" + DEADLINE.toMillis() + "ms",
						"--tux.sentry.sampling.commands=1", "--tux.sentry.metrics.step=200ms",
						"--tux.sentry.startup.send-transaction=false", "--tux.sentry.shutdown.send-transaction=false",
						"--tux.sentry.filter.storm.enabled=false", "--logging.level.root=warn")) {
			List<Visit> visits = visits(bot, discords);
			awaitEnd(context.getBean(RunningCommands.class));
			context.getBean(SentryManager.class).flush(TIMEOUT);
			return new Tour(visits, sentry, pauses, context.getBean(FaultBarrier.class).count());
		}
		finally {
			discords.forEach(LocalDiscord::close);
			sentry.close();
		}
	}

	/**
	 * Take the courses without an answer first: they end while the others are taken, one
	 * after the other, since the gateway has a single thread.
	 */
	private static List<Visit> visits(GalleryBot bot, List<LocalDiscord> discords) {
		List<Visit> visits = new ArrayList<>();
		for (boolean answered : new boolean[] { false, true }) {
			for (int i = 0; i < discords.size(); i++) {
				LocalDiscord discord = discords.get(i);
				GalleryBot.Connection connection = bot.connections().get(i);
				warmUp(discord, connection);
				for (Shape shape : connection.shapes()) {
					Stream.of(Course.values())
						.filter((course) -> course.isAnswered() == answered)
						.forEach((course) -> visits.add(Visit.of(discord, connection, shape, course)));
				}
			}
		}
		return visits;
	}

	/**
	 * Let the classes be loaded, which takes longer than any command, and let the gateway
	 * deliver what was sent before.
	 */
	private static void warmUp(LocalDiscord discord, GalleryBot.Connection connection) {
		connection.shapes()
			.stream()
			.map((shape) -> discord.slash(shape.command(Shape.WARM_UP)).by("bob").send())
			.toList()
			.forEach((sent) -> sent.awaitReply(TIMEOUT));
	}

	private static void awaitEnd(RunningCommands commands) {
		try {
			Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(TIMEOUT).until(() -> commands.size() == 0);
		}
		catch (ConditionTimeoutException ex) {
			// The verification of the visits names those that have not ended.
		}
	}

}
