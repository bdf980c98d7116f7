package io.github.tuxsentry.compatibility;

import io.github.tuxsentry.test.sentry.SentryItem;
import org.slf4j.LoggerFactory;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of log events.
 */
final class LoggingChecks implements Checks {

	private final Tour tour;

	LoggingChecks(Tour tour) {
		this.tour = tour;
	}

	@Override
	public void run(Report report) {
		report.check("logging.event", this::event);
		report.check("logging.event_without_exception", this::eventWithoutException);
		report.check("logging.breadcrumb", this::breadcrumb);
		report.check("logging.mdc_tag", this::mdcTag);
		report.check("logging.excluded_logger", this::excludedLogger);
	}

	private SentryItem logged() {
		return this.tour.onlyFailure("the logged failure");
	}

	private void event() {
		SentryItem transaction = this.tour.slash("log");
		SentryItem event = logged();
		assertThat(event).hasTraceIdOf(transaction)
			.hasLevel("error")
			.hasTag("command.name", "log")
			.hasUsername("alice");
		assertThat(event.payload().path("logger").asText()).isEqualTo("bot.Commands");
	}

	private void eventWithoutException() {
		LoggerFactory.getLogger("bot.Main").error("a line with the number {}", 42);
		assertThat(this.tour.onlyMessage("a line with the number 42")).hasLevel("error").hasNoException();
	}

	private void breadcrumb() {
		assertThat(logged()).hasBreadcrumb("line before the error");
	}

	private void mdcTag() {
		assertThat(logged()).hasTag("discord.guild_id", this.tour.discord().guild().id());
	}

	private void excludedLogger() {
		LoggerFactory.getLogger("bot.noisy.Cache").error("an excluded line");
		LoggerFactory.getLogger("bot.Main").error("an included line");
		this.tour.onlyMessage("an included line");
		assertThat(this.tour.sentry().events()).extracting(SentryItem::message).doesNotContain("an excluded line");
	}

}
