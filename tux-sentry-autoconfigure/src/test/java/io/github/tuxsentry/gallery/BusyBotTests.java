package io.github.tuxsentry.gallery;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.tuxsentry.internal.discord.execution.Deadlines;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many commands of many users at the same time, to a bot that replies from an executor of
 * its own: each is reported once, and nothing of one user reaches another.
 */
class BusyBotTests {

	private static final int COMMANDS = Boolean.getBoolean("tux.long") ? 2000 : 400;

	private static final int USERS = 64;

	private static final int ONE_FAILS_OF = 10;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@AfterEach
	void logAgain() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
	}

	@Test
	void everyCommandIsReportedOnceAndNoneIsMixedUp() {
		try (ConfigurableApplicationContext bot = start()) {
			Map<String, SentCommand> sent = send();
			sent.values()
				.forEach((command) -> assertThat(command.awaitReply(TIMEOUT).content())
					.isEqualTo("for " + command.userName()));
			this.sentry.awaitItems(SentryItem.TRANSACTION, COMMANDS, TIMEOUT);
			this.sentry.awaitItems(SentryItem.EVENT, COMMANDS / ONE_FAILS_OF, TIMEOUT);
			awaitNoOpenWork(bot);
			verify(sent, byInteraction(this.sentry.transactions()), byInteraction(this.sentry.events()));
		}
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(BusyBot.class).web(WebApplicationType.NONE)
			.initializers((application) -> application.getBeanFactory().registerSingleton("discord", this.discord))
			.run("--sentry.dsn=" + this.sentry.dsn(), "--tux.sentry.sampling.commands=1",
					"--tux.sentry.startup.send-transaction=false", "--tux.sentry.shutdown.send-transaction=false",
					"--tux.sentry.filter.storm.enabled=false", "--sentry.max-queue-size=5000",
					"--logging.level.root=off");
	}

	private Map<String, SentCommand> send() {
		Map<String, SentCommand> sent = new HashMap<>();
		for (int i = 0; i < COMMANDS; i++) {
			SentCommand command = this.discord.slash((i % ONE_FAILS_OF == 0) ? "fails" : "works")
				.by("user" + i % USERS)
				.send();
			sent.put(command.id(), command);
		}
		return sent;
	}

	private static void awaitNoOpenWork(ConfigurableApplicationContext bot) {
		Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
			assertThat(bot.getBean(RunningCommands.class).size()).isZero();
			assertThat(bot.getBean(Deadlines.class).running()).isZero();
		});
	}

	private static Map<String, SentryItem> byInteraction(List<SentryItem> items) {
		return items.stream()
			.collect(Collectors.toMap((item) -> item.context("interaction").path("interaction_id").asText(),
					(item) -> item));
	}

	private static void verify(Map<String, SentCommand> sent, Map<String, SentryItem> transactions,
			Map<String, SentryItem> events) {
		assertThat(transactions).hasSize(COMMANDS);
		assertThat(events).hasSize(COMMANDS / ONE_FAILS_OF);
		sent.forEach((id, command) -> {
			SentryItem transaction = transactions.get(id);
			assertThat(transaction.user().path("id").asText()).isEqualTo(command.userId());
			assertThat(transaction.spans()).hasSize(2);
			SentryItem event = events.get(id);
			assertThat(transaction).hasStatus((event != null) ? "internal_error" : "ok")
				.hasTag("command.name", (event != null) ? "fails" : "works");
			if (event != null) {
				assertThat(event).hasTraceIdOf(transaction).hasUsername(command.userName());
				assertThat(event.exceptions().get(0).path("value").asText()).isEqualTo("for " + command.userName());
			}
		});
		assertThat(transactions.values().stream().map(SentryItem::traceId).distinct()).hasSize(COMMANDS);
	}

}
