package io.github.tuxsentry.log4j2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.tuxsentry.test.sentry.LocalLog;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.log4j2.SentryAppender;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.AppenderControl;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.status.StatusConsoleListener;
import org.apache.logging.log4j.status.StatusData;
import org.apache.logging.log4j.status.StatusListener;
import org.apache.logging.log4j.status.StatusLogger;
import org.apache.logging.log4j.util.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The connection of Log4j2 to Sentry: its levels, its neighbors and its end.
 */
@ExtendWith(OutputCaptureExtension.class)
class Log4j2ConnectionTests {

	@Test
	void levelsAreConfigurable(CapturedOutput output) throws InterruptedException {
		try (Log4j2Bot bot = Log4j2Bot.start("--tux.sentry.logging.breadcrumbs=warn",
				"--tux.sentry.logging.events=fatal", "--logging.config=classpath:log4j2-plain.xml")) {
			assertThat(attached()).isNotEmpty();
			bot.discord().slash("log").by("alice").send();
			bot.sentry().awaitTransaction("command.log");
			org.apache.logging.log4j.LogManager.getLogger("bot.Fatal").fatal("a fatal line");
			bot.flush();
			assertThat(bot.sentry()).onlyEvent().hasMessage("a fatal line").hasLevel("fatal");
		}
		assertThat(attached()).isEmpty();
		Awaitility.await().until(() -> output.toString().contains("Instrumented JDA"));
		assertThat(output).doesNotContain("is the logging system");
	}

	@ParameterizedTest
	@ValueSource(strings = { "log4j2-plain.xml", "log4j2-async-root.xml" })
	void logEventsAreSentAsLogsWithTheCommandThatLogs(String configuration) throws InterruptedException {
		try (Log4j2Bot bot = Log4j2Bot.start("--tux.sentry.logging.logs=info", "--tux.sentry.logging.attached-lines=50",
				"--logging.config=classpath:" + configuration)) {
			String user = bot.discord().slash("log").by("alice").send().userId();
			SentryItem transaction = bot.sentry().awaitTransaction("command.log");
			LoggerFactory.getLogger("bot.Main").warn("{} are 50% done, %d", 7);
			bot.flush();
			assertThat(bot.sentry()).onlyLog("alice uses log")
				.hasTraceIdOf(transaction)
				.hasLevel("info")
				.hasAttributes(Map.of("user.id", user, "command.name", "log", "guild.id", bot.discord().guild().id(),
						"shard.id", "0", "logger.name", "bot.Main", "sentry.origin", "auto.log.log4j2"))
				.hasAttributes(Map.of("sentry.message.template", "{} uses {}", "sentry.message.parameter.0", "alice"));
			assertThat(bot.sentry()).onlyLog("Cannot greet alice").hasLevel("error");
			assertThat(bot.sentry()).onlyLog("7 are 50% done, %d")
				.hasAttribute("sentry.message.parameter.0", 7)
				.doesNotHaveAttribute("command.name");
			assertThat(bot.sentry().logs()).extracting(LocalLog::body).doesNotContain("an excluded line");
			assertThat(bot.sentry().items("attachment"))
				.anyMatch((lines) -> lines.payload().asText().contains(" INFO bot.Main - alice uses log\n"));
		}
	}

	@Test
	void aThreadThatLogsAtTheEndOfTheBotPrintsNoError() throws InterruptedException {
		List<AppenderControl> ours;
		try (Log4j2Bot bot = Log4j2Bot.start("--tux.sentry.logging.attached-lines=50",
				"--logging.config=classpath:log4j2-plain.xml")) {
			ours = LoggerContext.getContext(false)
				.getConfiguration()
				.getRootLogger()
				.getAppenders()
				.values()
				.stream()
				.filter((appender) -> appender.getName().startsWith("TUX_SENTRY"))
				.map((appender) -> new AppenderControl(appender, null, null))
				.toList();
			bot.flush();
		}
		assertThat(ours).hasSize(2);
		LogEvent event = Log4jLogEvent.newBuilder()
			.setLoggerName("bot.Main")
			.setLevel(Level.INFO)
			.setMessage(new SimpleMessage("a line"))
			.build();
		List<StatusData> printed = new ArrayList<>();
		StatusListener listener = new StatusConsoleListener(Level.ERROR) {

			@Override
			public void log(StatusData data) {
				printed.add(data);
			}

		};
		StatusLogger.getLogger().registerListener(listener);
		try {
			ours.forEach((control) -> control.callAppender(event));
		}
		finally {
			StatusLogger.getLogger().removeListener(listener);
		}
		assertThat(printed).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "log4j2-plain.xml", "log4j2-async-root.xml" })
	void suppliersAreEvaluatedOnceAndOnlyIfTheyAreLogged(String configuration) throws InterruptedException {
		try (Log4j2Bot bot = Log4j2Bot.start("--logging.config=classpath:" + configuration)) {
			Logger logger = LogManager.getLogger("bot.Main");
			AtomicInteger evaluated = new AtomicInteger();
			Supplier<Object> supplier = () -> "line " + evaluated.incrementAndGet();
			logger.trace(supplier);
			assertThat(evaluated).hasValue(0);
			logger.error(supplier, new IllegalStateException("of the test"));
			bot.flush();
			assertThat(evaluated).hasValue(1);
			assertThat(bot.sentry()).onlyEvent().hasMessage("line 1");
		}
	}

	@Test
	void anObjectThatCannotBeConvertedDoesNotReachTheBot() throws InterruptedException {
		try (Log4j2Bot bot = Log4j2Bot.start("--logging.config=classpath:log4j2-plain.xml")) {
			assertThatNoException().isThrownBy(() -> LogManager.getLogger("bot.Main").info(new Object() {

				@Override
				public String toString() {
					throw new IllegalStateException("of the bot");
				}

			}));
			bot.flush();
		}
	}

	@Test
	void logsAreLimitedInNumber() throws InterruptedException {
		try (Log4j2Bot bot = Log4j2Bot.start("--tux.sentry.logging.logs=warn",
				"--tux.sentry.logging.max-logs-per-minute=20", "--logging.config=classpath:log4j2-plain.xml")) {
			for (int i = 0; i < 1000; i++) {
				LoggerFactory.getLogger("bot.Main").warn("line {} of a flood", i);
			}
			bot.flush();
			assertThat(bot.sentry().logs()).hasSizeBetween(1, 20);
		}
	}

	@Test
	void anAppenderOfTheApplicationReceivesItsLogEventsAlone() throws InterruptedException {
		SentryAppender.received.clear();
		try (Log4j2Bot bot = Log4j2Bot.start("--tux.sentry.logging.logs=info",
				"--logging.config=classpath:log4j2-own-appender.xml")) {
			bot.discord().slash("own").send();
			bot.sentry().awaitTransaction("command.own");
			bot.discord().slash("log").send();
			bot.sentry().awaitTransaction("command.log");
			bot.flush();
			assertThat(bot.sentry()).onlyEvent().hasExceptionMessage("no greeting");
			Awaitility.await().until(() -> !SentryAppender.received.isEmpty());
			assertThat(SentryAppender.received).containsExactly("an own line");
			assertThat(bot.sentry().logs()).extracting(LocalLog::body).isNotEmpty().doesNotContain("an own line");
		}
	}

	@Test
	void theEventOfAFailedStartHasTheLogOfTheStart() {
		try (LocalSentry sentry = LocalSentry.start()) {
			assertThatException()
				.isThrownBy(() -> new SpringApplicationBuilder(FailingApplication.class).web(WebApplicationType.NONE)
					.run("--sentry.dsn=" + sentry.dsn()));
			SentryItem event = sentry.awaitEvent((candidate) -> true);
			assertThat(event).hasLevel("fatal").hasTag("setup_phase", "context_failed");
			assertThat(event.breadcrumbs()).extracting((crumb) -> crumb.path("message").asText())
				.contains("the last line of the start");
		}
		assertThat(attached()).isEmpty();
	}

	/**
	 * Return the names of what the library has left in Log4j2's configuration.
	 */
	private static List<String> attached() {
		Configuration configuration = Log4j2Bot.logging().getConfiguration();
		return Stream
			.concat(configuration.getRootLogger().getAppenders().values().stream(),
					Stream.of(configuration.getFilter(), configuration.getRootLogger().getFilter()))
			.filter(Objects::nonNull)
			.flatMap((part) -> (part instanceof org.apache.logging.log4j.core.filter.CompositeFilter composite)
					? Stream.of(composite.getFiltersArray()) : Stream.of(part))
			.map((part) -> part.getClass().getName())
			.filter((name) -> name.startsWith("io.github.tuxsentry"))
			.toList();
	}

	@EnableAutoConfiguration
	static class FailingApplication {

		@Bean
		Object failing() {
			LoggerFactory.getLogger("bot.Start").info("the last line of the start");
			throw new IllegalStateException("no start");
		}

	}

}
