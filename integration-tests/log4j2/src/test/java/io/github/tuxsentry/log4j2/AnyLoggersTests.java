package io.github.tuxsentry.log4j2;

import java.util.List;

import io.github.tuxsentry.test.sentry.SentryItem;
import org.apache.logging.log4j.core.config.Reconfigurable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a bot's log and JDA's log tell Sentry, with synchronous and asynchronous loggers
 * and appenders, before and after Log4j2 has reconfigured itself.
 */
class AnyLoggersTests {

	@ParameterizedTest
	@ValueSource(strings = { "log4j2-plain.xml", "log4j2-async-root.xml" })
	void logEventsBelongToTheirCommand(String configuration) throws InterruptedException {
		try (Log4j2Bot bot = Log4j2Bot.start("--logging.config=classpath:" + configuration)) {
			verifyAll(bot);
			bot.sentry().clear();
			Log4j2Bot.logging().onChange((Reconfigurable) Log4j2Bot.logging().getConfiguration());
			verifyAll(bot);
		}
	}

	private static void verifyAll(Log4j2Bot bot) {
		verify(bot, "log", "no greeting");
		verify(bot, "callback", "the callback is broken");
		verify(bot, "unreadable", null);
		bot.flush();
		assertThat(bot.sentry().events()).hasSize(3);
	}

	/**
	 * Verify the only event of a command.
	 */
	private static void verify(Log4j2Bot bot, String command, String exception) {
		bot.discord().slash(command).by("alice").send();
		SentryItem transaction = bot.sentry().awaitTransaction("command." + command);
		bot.flush();
		List<SentryItem> events = bot.sentry()
			.events()
			.stream()
			.filter((event) -> event.traceId().equals(transaction.traceId()))
			.toList();
		assertThat(events).as(command).hasSize(1);
		SentryItem event = events.get(0);
		if (exception != null) {
			assertThat(event).hasExceptionMessage(exception);
		}
		assertThat(event.breadcrumbs()).filteredOn((crumb) -> crumb.path("category").asText().startsWith("bot."))
			.extracting((crumb) -> crumb.path("message").asText())
			.containsExactly("alice uses " + command);
		if (command.equals("callback")) {
			assertThat(transaction).hasStatus("internal_error");
		}
		else {
			assertThat(event).hasTag("discord.guild_id", bot.discord().guild().id());
			assertThat(event.payload().at("/message/params")).hasSizeLessThanOrEqualTo(1);
			assertThat(event.payload().path("logger").asText()).isEqualTo("bot.Main");
			assertThat(event.payload().at("/contexts/MDC/discord.command").asText()).isEqualTo(command);
		}
	}

}
