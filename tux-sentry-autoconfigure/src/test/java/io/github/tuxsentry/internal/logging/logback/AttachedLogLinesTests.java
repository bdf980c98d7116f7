package io.github.tuxsentry.internal.logging.logback;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.logging.AttachedLogLines;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.SentryLevel;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AttachedLogLines} with Logback.
 */
class AttachedLogLinesTests {

	private static final String TOKEN = "ghp_" + "0123456789abcdefghijklmnopqrstuvwxyz";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final Logger bot = LoggerFactory.getLogger("bot.Main");

	@Test
	void theMostRecentLinesAreAttachedToErrors() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.logging.attached-lines=3", "tux.sentry.filter.excluded-loggers=io,org",
					"tux.sentry.logging.events=off")
			.run((context) -> {
				this.bot.info("an old line");
				this.bot.info("signed in with {}", TOKEN);
				LoggerFactory.getLogger("org.noisy").error("an excluded line");
				this.bot.warn("a warning");
				this.bot.error("an error");
				SentryManager manager = context.getBean(SentryManager.class);
				manager.captureException(new IllegalStateException("boom"));
				manager.captureMessage("failed", SentryLevel.FATAL);
				manager.captureMessage("told", SentryLevel.WARNING);
				manager.flush(Duration.ofSeconds(10));
			});
		assertThat(this.sentry).hasEvents(3).neverReceived(TOKEN).hasNoMalformedEnvelopes();
		List<SentryItem> attachments = this.sentry.items("attachment");
		assertThat(attachments).hasSize(2).allSatisfy((attachment) -> {
			assertThat(attachment.header().path("filename").asText()).isEqualTo("log.txt");
			assertThat(attachment.payload().asText().split("\n")).satisfiesExactly(
					(line) -> assertThat(line).contains(" INFO bot.Main - signed in with ["),
					(line) -> assertThat(line).endsWith(" WARNING bot.Main - a warning"),
					(line) -> assertThat(line).endsWith(" ERROR bot.Main - an error"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.logging.events=error", "tux.sentry.logging.enabled=false" })
	void noneAreAttachedUnlessConfigured(String property) {
		String lines = property.endsWith("false") ? "10" : "0";
		BotContext.sendingTo(this.sentry)
			.withPropertyValues(property, "tux.sentry.logging.attached-lines=" + lines)
			.run((context) -> {
				this.bot.warn("a warning");
				SentryManager manager = context.getBean(SentryManager.class);
				manager.captureException(new IllegalStateException("boom"));
				manager.flush(Duration.ofSeconds(10));
			});
		assertThat(this.sentry).hasEvents(1);
		assertThat(this.sentry.items("attachment")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "attached-lines=-1", "attached-lines=1001", "max-logs-per-minute=0" })
	void numbersOutOfRangeFailTheStart(String property) {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.logging." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tux.sentry.logging." + property.split("=")[0])
				.hasMessageContaining("It must be"));
	}

}
