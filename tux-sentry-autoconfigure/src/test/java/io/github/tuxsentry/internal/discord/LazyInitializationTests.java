package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.Span;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a bot whose beans are lazy, which reports what any other bot does.
 */
class LazyInitializationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Listener listener = new Listener();

	private static TestBot bot;

	@BeforeAll
	static void start() {
		bot = TestBot.builder()
			.sources(Beans.class)
			.listeners(listener)
			.properties(Map.of("spring.main.lazy-initialization", true, "tux.sentry.tasks.send-check-ins", true,
					"tux.sentry.startup.send-transaction", true))
			.start();
	}

	@AfterAll
	static void stop() {
		bot.close();
	}

	@Test
	void commandIsATransactionWithTheSpansOfALazyBean() {
		SentryItem transaction = slash("ping", (event) -> {
			bot.bean(Library.class).search();
			event.reply("pong").queue();
		});
		assertThat(transaction).hasStatus("ok").hasSpan("library.search", "search");
	}

	@Test
	void failureOfACommandIsAnEvent() {
		SentryItem transaction = slash("crash", (event) -> {
			throw new IllegalStateException("The command crashes");
		});
		assertThat(transaction).hasStatus("internal_error");
		assertThat(failure("The command crashes")).hasTraceIdOf(transaction).hasTag("command.name", "crash");
	}

	@Test
	void failureOfACallbackIsAnEvent() {
		SentryItem transaction = slash("callback", (event) -> event.reply("pong").queue((reply) -> {
			throw new IllegalStateException("The callback fails");
		}));
		assertThat(failure("The callback fails")).hasTraceIdOf(transaction).hasTag("command.name", "callback");
	}

	@Test
	void failedCallOfDiscordIsASpan() {
		bot.discord().fail("GET", "/users/{id}", 404, 10013, "Unknown User");
		SentryItem transaction = slash("find", (event) -> event.getJDA().retrieveUserById(4711).queue((user) -> {
		}, (failure) -> event.reply("not found").queue()));
		assertThat(transaction.spans()).extracting((span) -> span.path("status").asText()).contains("not_found");
	}

	@Test
	void loggedErrorIsAnEvent() {
		SentryItem transaction = slash("log", (event) -> {
			LoggerFactory.getLogger("bot").error("The command logs");
			event.reply("logged").queue();
		});
		assertThat(bot.sentry().awaitEvent((event) -> "The command logs".equals(event.message())))
			.hasTraceIdOf(transaction);
	}

	@Test
	void commandsAndGuildsAreMetrics() {
		slash("count", (event) -> event.reply("counted").queue());
		bot.sentry()
			.awaitMetric((metric) -> metric.name().equals("bot.command.usage")
					&& "count".equals(metric.attributes().get("command")));
		bot.sentry().awaitMetric("bot.guilds");
	}

	@Test
	void scheduledMethodIsATransactionAndChecksIn() {
		SentryItem transaction = bot.sentry().awaitTransaction((item) -> "task.scheduled".equals(item.op()));
		assertThat(transaction).hasStatus("ok");
		for (String status : new String[] { "in_progress", "ok" }) {
			JsonNode checkIn = bot.sentry()
				.awaitItem("check_in", (item) -> status.equals(item.payload().path("status").asText()), TIMEOUT)
				.payload();
			assertThat(checkIn.path("monitor_slug").asText()).endsWith("tidy");
		}
	}

	@Test
	void startIsATransaction() {
		assertThat(bot.sentry().awaitTransaction("app.startup")).hasStatus("ok");
	}

	private static SentryItem slash(String name, Consumer<SlashCommandInteractionEvent> command) {
		listener.command = command;
		bot.discord().slash(name).by("alice").send();
		return bot.sentry().awaitTransaction("command." + name);
	}

	private static SentryItem failure(String message) {
		return bot.sentry()
			.awaitEvent((event) -> event.exceptions()
				.stream()
				.anyMatch((exception) -> message.equals(exception.path("value").asText())));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Beans {

		@Bean
		Library library() {
			return new Library();
		}

		@Bean
		Schedule schedule() {
			return new Schedule();
		}

	}

	static class Library {

		@Span(op = "library.search", description = "search")
		public void search() {
		}

	}

	static class Schedule {

		@Scheduled(fixedRate = 3_600_000)
		void tidy() {
		}

	}

	private static final class Listener extends ListenerAdapter {

		private volatile Consumer<SlashCommandInteractionEvent> command;

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			this.command.accept(event);
		}

	}

}
