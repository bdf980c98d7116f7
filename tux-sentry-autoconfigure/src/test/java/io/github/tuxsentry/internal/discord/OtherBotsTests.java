package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bots of other shapes than those that work on JDA's threads: a command ends when its
 * user has the answer, on whatever thread the bot gives it.
 */
class OtherBotsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final long WORK_MILLIS = 300;

	@ParameterizedTest
	@EnumSource(Shape.class)
	void aCommandEndsWhenItsUserHasTheAnswer(Shape shape) {
		Answering answering = new Answering(shape);
		TestBot.Builder builder = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.deadline", "5s"))
			.listeners(answering);
		try (TestBot bot = (shape == Shape.NOT_CONFIGURED) ? builder.notConfigured().start() : builder.start()) {
			Arrays.stream(Course.values())
				.forEach((course) -> bot.discord().slash(course.command()).by("alice").send());
			for (Course course : Course.values()) {
				SentryItem transaction = bot.sentry()
					.awaitItem(SentryItem.TRANSACTION, (item) -> ("command." + course.command()).equals(item.name()),
							TIMEOUT);
				course.verify(shape, transaction);
			}
			bot.awaitIdle();
			bot.bean(SentryManager.class).flush(TIMEOUT);
			verifyEventsAndMetrics(bot, shape);
		}
		finally {
			answering.pool.shutdownNow();
		}
	}

	private static void verifyEventsAndMetrics(TestBot bot, Shape shape) {
		for (Course course : Course.values()) {
			SentryItem transaction = bot.sentry().awaitTransaction("command." + course.command());
			List<SentryItem> events = bot.sentry()
				.events()
				.stream()
				.filter((event) -> course.command().equals(event.tag("command.name")))
				.toList();
			assertThat(events).as("events of %s", course).hasSize(course.events);
			events.forEach((event) -> assertThat(event).hasUsername("alice").hasTraceIdOf(transaction));
			assertThat(usage(bot, course)).as("usage of %s", course).isEqualTo(1);
		}
		assertThat(bot.sentry().transactions()).hasSize(Course.values().length);
		assertThat(total(bot.sentry().metrics().stream(), "bot.interaction.unacknowledged"))
			.isEqualTo((shape == Shape.LISTENER_THREAD) ? 1 : 2);
	}

	private static double usage(TestBot bot, Course course) {
		return total(
				bot.sentry()
					.metrics()
					.stream()
					.filter((metric) -> course.command().equals(metric.attributes().get("command"))),
				"bot.command.usage");
	}

	private static double total(Stream<LocalMetric> metrics, String name) {
		return metrics.filter((metric) -> metric.name().equals(name)).mapToDouble(LocalMetric::value).sum();
	}

	private static double milliseconds(SentryItem transaction) {
		return 1000 * (transaction.payload().path("timestamp").asDouble()
				- transaction.payload().path("start_timestamp").asDouble());
	}

	/**
	 * Where a bot does the work of its commands.
	 */
	enum Shape {

		LISTENER_THREAD, OWN_EXECUTOR, SUPPLY_ASYNC, OWN_THREAD, NOT_CONFIGURED;

		void run(ExecutorService pool, Runnable work) {
			switch (this) {
				case LISTENER_THREAD -> work.run();
				case SUPPLY_ASYNC -> CompletableFuture.runAsync(work);
				case OWN_THREAD -> new Thread(work).start();
				default -> pool.submit(work);
			}
		}

	}

	/**
	 * What happens to a command.
	 */
	enum Course {

		ANSWERED(0, (event) -> {
			pause();
			event.reply("done").queue();
		}),

		FAILED(1, (event) -> {
			throw new IllegalStateException("in the work");
		}),

		NEVER_ACKNOWLEDGED(1, (event) -> {
		}),

		DEFERRED_AND_ANSWERED(0, (event) -> {
			InteractionHook hook = event.deferReply().complete();
			pause();
			hook.editOriginal("done").queue();
		}),

		DEFERRED_AND_NOT_ANSWERED(0, (event) -> event.deferReply().queue());

		private final int events;

		private final Consumer<SlashCommandInteractionEvent> work;

		Course(int events, Consumer<SlashCommandInteractionEvent> work) {
			this.events = events;
			this.work = work;
		}

		String command() {
			return name().toLowerCase(Locale.ROOT);
		}

		void verify(Shape shape, SentryItem transaction) {
			boolean ok = this == ANSWERED || this == DEFERRED_AND_ANSWERED;
			boolean seen = this == FAILED && shape == Shape.LISTENER_THREAD;
			assertThat(transaction).hasStatus(ok ? "ok" : seen ? "internal_error" : "deadline_exceeded")
				.hasTag("command.success", String.valueOf(ok))
				.hasUsername("alice");
			if (ok) {
				assertThat(milliseconds(transaction)).isBetween((double) WORK_MILLIS, 2500.0);
				if (shape != Shape.NOT_CONFIGURED) {
					assertThat(transaction.spans()).filteredOn((span) -> span.path("op").asText().equals("http.client"))
						.hasSize((this == ANSWERED) ? 1 : 2);
				}
			}
		}

		private static void pause() {
			try {
				Thread.sleep(WORK_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	private static final class Answering extends ListenerAdapter {

		private final ExecutorService pool = Executors.newFixedThreadPool(Course.values().length);

		private final Shape shape;

		Answering(Shape shape) {
			this.shape = shape;
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			Course course = Course.valueOf(event.getName().toUpperCase(Locale.ROOT));
			this.shape.run(this.pool, () -> course.work.accept(event));
		}

	}

}
