package io.github.tuxsentry.log4j2;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.log4j2.SentryAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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

	@Test
	void anAppenderOfTheApplicationReceivesItsLogEventsAlone() throws InterruptedException {
		SentryAppender.received.clear();
		try (Log4j2Bot bot = Log4j2Bot.start("--logging.config=classpath:log4j2-own-appender.xml")) {
			bot.discord().slash("own").send();
			bot.sentry().awaitTransaction("command.own");
			bot.discord().slash("log").send();
			bot.sentry().awaitTransaction("command.log");
			bot.flush();
			assertThat(bot.sentry()).onlyEvent().hasExceptionMessage("no greeting");
			Awaitility.await().until(() -> !SentryAppender.received.isEmpty());
			assertThat(SentryAppender.received).containsExactly("an own line");
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
