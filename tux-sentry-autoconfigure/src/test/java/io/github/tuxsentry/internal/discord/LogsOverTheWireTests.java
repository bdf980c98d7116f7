package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.LocalLog;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Log events that are sent as logs of Sentry.
 */
class LogsOverTheWireTests {

	private static final String TOKEN = "ghp_" + "0123456789abcdefghijklmnopqrstuvwxyz";

	private static final Logger log = (Logger) LoggerFactory.getLogger("bot.Main");

	private static TestBot bot;

	@BeforeAll
	static void start() {
		bot = TestBot.builder()
			.listeners(new Commands())
			.properties(Map.of("tux.sentry.logging.logs", "info", "tux.sentry.filter.excluded-loggers", "bot.noisy"))
			.start();
	}

	@AfterAll
	static void stop() {
		bot.close();
	}

	@BeforeEach
	void forget() {
		flush();
		bot.sentry().clear();
	}

	@Test
	void aLogOfACommandHasItsTraceUserCommandGuildAndShard() {
		String user = bot.discord().slash("greet").by("alice").send().userId();
		SentryItem transaction = bot.sentry().awaitTransaction("command.greet");
		flush();
		assertThat(bot.sentry()).onlyLog("alice uses greet 42 true")
			.hasTraceIdOf(transaction)
			.hasLevel("info")
			.hasAttributes(Map.of("user.id", user, "user.name", "alice", "command.name", "greet", "guild.id",
					bot.discord().guild().id(), "shard.id", "0", "logger.name", "bot.Main"))
			.hasAttributes(Map.of("sentry.message.template", "{} uses {} {} {}", "sentry.message.parameter.0", "alice",
					"sentry.message.parameter.2", 42, "sentry.message.parameter.3", true, "sentry.origin",
					"auto.log.logback"));
	}

	@Test
	void aLogOutsideOfCommandsHasNoneOfTheirAttributes() {
		log.warn("idle");
		flush();
		assertThat(bot.sentry()).onlyLog("idle")
			.hasLevel("warn")
			.doesNotHaveAttribute("command.name")
			.doesNotHaveAttribute("user.id")
			.doesNotHaveAttribute("sentry.message.template");
	}

	@Test
	void aLogWithoutAMessageIsSent() {
		log.warn((String) null, new IllegalStateException());
		flush();
		assertThat(bot.sentry()).onlyLog("null").hasLevel("warn");
	}

	@Test
	void logsBelowTheLevelAndOfExcludedLoggersAreNotSent() {
		log.debug("a detail");
		LoggerFactory.getLogger("bot.noisy.Cache").error("an excluded line");
		log.info("the end");
		flush();
		assertThat(bot.sentry().logs()).extracting(LocalLog::body)
			.contains("the end")
			.doesNotContain("a detail", "an excluded line");
	}

	@Test
	void theMessageItsTemplateAndItsArgumentsAreScrubbed() {
		log.info("token {} and password={} of " + TOKEN, TOKEN, "hunter-22-secret");
		flush();
		assertThat(bot.sentry().logs()).anyMatch((sent) -> sent.body().startsWith("token "));
		assertThat(bot.sentry()).neverReceived(TOKEN).neverReceived("hunter-22-secret");
	}

	@Test
	void aMessageWithPercentSignsAndAnArgumentThatCannotBeReadAreSent() {
		log.info("{} are 50% done, %s%d%n", 7);
		log.info("unreadable {}", new Object() {

			@Override
			public String toString() {
				throw new IllegalStateException("no text");
			}

		});
		flush();
		assertThat(bot.sentry()).onlyLog("7 are 50% done, %s%d%n");
		assertThat(bot.sentry().logs()).anyMatch((sent) -> sent.body().startsWith("unreadable "));
	}

	@Test
	void eachLineIsSentOnceBesideAnAppenderOfTheApplication() {
		SentryOptions noStart = new SentryOptions();
		noStart.setDsn("SENTRY_DSN_IS_UNDEFINED");
		SentryAppender own = new SentryAppender();
		own.setOptions(noStart);
		own.setContext(log.getLoggerContext());
		own.start();
		Logger root = log.getLoggerContext().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.addAppender(own);
		try {
			log.info("a line of two appenders");
		}
		finally {
			root.detachAppender(own);
			own.stop();
		}
		Sentry.logger().info("a line of the API");
		flush();
		assertThat(bot.sentry()).onlyLog("a line of two appenders");
		assertThat(bot.sentry()).onlyLog("a line of the API");
	}

	private static void flush() {
		bot.bean(SentryManager.class).flush(Duration.ofSeconds(20));
	}

	private static final class Commands extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			log.info("{} uses {} {} {}", event.getUser().getName(), event.getName(), 42, true);
			event.reply("hello").queue();
		}

	}

}
