package io.github.tuxsentry.internal.logging.logback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.BasicConfigurator;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.status.Status;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.RecentLogLines;
import io.github.tuxsentry.internal.logging.SentryLogs;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SentryLogback} with the Logback that all other tests use too.
 */
class SentryLogbackTests {

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final Logger root = this.context.getLogger(Logger.ROOT_LOGGER_NAME);

	private final Logger bot = this.context.getLogger("bot.Main");

	private final Logger excluded = this.context.getLogger("net.dv8tion.jda.internal.JDAImpl");

	private SentryLogback logback;

	@BeforeEach
	void letAllLinesThrough() {
		sentryAppenders().forEach(this.root::detachAppender);
		this.bot.setLevel(Level.TRACE);
		this.excluded.setLevel(Level.TRACE);
	}

	@AfterEach
	void putEverythingBack() {
		if (this.logback != null) {
			this.logback.detach();
		}
		this.bot.setLevel(null);
		this.excluded.setLevel(null);
		assertThat(sentryAppenders()).isEmpty();
	}

	@Test
	void makesBreadcrumbsFromDebugAndEventsFromErrorOn() {
		attach("DEBUG", "ERROR");
		this.bot.trace("a trace line");
		this.bot.debug("a debug line");
		this.bot.info("an info line of {}", "alice");
		this.bot.warn("a warning");
		IllegalStateException failure = new IllegalStateException("boom");
		this.bot.error("an error", failure);
		SentryAssertions.assertThat(this.sentry.received())
			.onlyEvent()
			.hasMessage("an error")
			.hasLevel("error")
			.hasExceptionMessage("boom");
		SentryItem event = this.sentry.local().events().get(0);
		assertThat(event.payload().path("logger").asText()).isEqualTo("bot.Main");
		assertThat(breadcrumbsOf(event)).containsExactly("a debug line", "an info line of alice", "a warning");
		assertThat(event.breadcrumbs()).extracting((crumb) -> crumb.path("level").asText())
			.containsExactly("debug", "info", "warning");
	}

	@Test
	void takesOtherLevels() {
		attach("WARN", "INFO");
		this.bot.debug("a debug line");
		this.bot.info("an info line");
		this.bot.warn("a warning");
		this.bot.info("the last line");
		List<SentryItem> events = this.sentry.received().events();
		assertThat(events).extracting(SentryItem::message)
			.containsExactly("an info line", "a warning", "the last line");
		assertThat(breadcrumbsOf(events.get(2))).containsExactly("a warning");
	}

	@Test
	void canBeTurnedOffByLevel() {
		attach("OFF", "OFF");
		this.bot.error("an error");
		this.sentry.scopes().captureMessage("captured");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasMessage("captured");
		assertThat(this.sentry.local().events().get(0).breadcrumbs()).isEmpty();
	}

	@Test
	void takesTheUsualLevelForOneThatThereIsNot() {
		attach("chatty", "deadly");
		this.bot.debug("a debug line");
		this.bot.warn("a warning");
		this.bot.error("an error");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasMessage("an error");
		assertThat(breadcrumbsOf(this.sentry.local().events().get(0))).containsExactly("a debug line", "a warning");
	}

	@Test
	void makesNeitherOfTheLinesOfExcludedLoggers() {
		attach("DEBUG", "ERROR");
		this.excluded.info("an excluded line");
		this.excluded.error("an excluded error", new IllegalStateException("boom"));
		this.bot.error("an error");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasMessage("an error");
		assertThat(this.sentry.local().events().get(0).breadcrumbs()).isEmpty();
	}

	@Test
	void makesNothingOfAnythingOnceDetached() {
		attach("DEBUG", "ERROR");
		this.logback.detach();
		assertThat(sentryAppenders()).isEmpty();
		this.bot.error("an error");
		SentryAssertions.assertThat(this.sentry.received()).hasReceivedNothing();
		this.logback.detach();
	}

	@Test
	void aThreadThatLogsWhileItIsDetachedPrintsNoWarning() {
		attach("DEBUG", "ERROR");
		RecentLinesAppender lines = new RecentLinesAppender("LINES", new RecentLogLines(),
				new LoggerExclusions(List.of()));
		lines.addTo(this.context);
		List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
		this.root.iteratorForAppenders()
			.forEachRemaining((appender) -> Optional.of(appender)
				.filter((ours) -> ours == lines || ours.getName().startsWith("TUX_SENTRY"))
				.ifPresent(appenders::add));
		assertThat(appenders).extracting(Appender::getName).contains("TUX_SENTRY", "TUX_SENTRY_LOGS", "LINES");
		lines.removeFrom(this.context);
		this.logback.detach();
		List<Status> before = this.context.getStatusManager().getCopyOfStatusList();
		LoggingEvent event = new LoggingEvent("", this.bot, Level.INFO, "a line", null, null);
		appenders.forEach((appender) -> appender.doAppend(event));
		assertThat(this.context.getStatusManager().getCopyOfStatusList()).isEqualTo(before);
	}

	@Test
	void canBeAttachedAgain() {
		attach("DEBUG", "ERROR");
		this.logback.detach();
		this.logback.attach();
		this.bot.error("an error");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent();
	}

	@Test
	void isAttachedAgainWhenLogbackReconfiguresItself() {
		attach("DEBUG", "ERROR");
		reconfigure();
		assertThat(sentryAppenders()).hasSize(1);
		this.bot.error("an error");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasMessage("an error");
	}

	@Test
	void leavesAnAppenderThatTheApplicationConfiguresLaterAlone() {
		attach("DEBUG", "WARN");
		reconfigure();
		SentryAppender own = applicationAppender();
		this.root.addAppender(own);
		try {
			this.bot.warn("a warning");
			this.bot.error("an error");
			SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasMessage("an error");
		}
		finally {
			this.root.detachAppender(own);
			own.stop();
		}
	}

	private void reconfigure() {
		this.context.reset();
		BasicConfigurator console = new BasicConfigurator();
		console.setContext(this.context);
		console.configure(this.context);
		this.bot.setLevel(Level.TRACE);
		this.excluded.setLevel(Level.TRACE);
	}

	@Test
	void addsOneAppenderHoweverOftenItIsAttached() {
		attach("DEBUG", "ERROR");
		this.logback.attach();
		SentryLogback second = new SentryLogback(this.sentry.scopes(), "DEBUG", "ERROR", "INFO",
				new LoggerExclusions(List.of()), logs());
		second.attach();
		assertThat(sentryAppenders()).hasSize(1);
		this.bot.error("an error");
		SentryAssertions.assertThat(this.sentry.received()).hasEvents(1);
		second.detach();
	}

	@Test
	void leavesAnAppenderOfTheApplicationAlone() {
		SentryAppender own = applicationAppender();
		this.root.addAppender(own);
		try {
			attach("DEBUG", "WARN");
			assertThat(sentryAppenders()).containsExactly(own);
			this.bot.warn("a warning");
			this.bot.error("an error");
			SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasMessage("an error");
			this.logback.detach();
			assertThat(sentryAppenders()).containsExactly(own);
			assertThat(own.isStarted()).isTrue();
		}
		finally {
			this.root.detachAppender(own);
			own.stop();
		}
	}

	@Test
	void sendsEachLineOnceBesideAnAppenderOfTheApplicationWithinAnAsyncAppender() {
		SentryAppender own = applicationAppender();
		AsyncAppender async = new AsyncAppender();
		async.setContext(this.context);
		async.addAppender(own);
		async.start();
		this.root.addAppender(async);
		try {
			attach("DEBUG", "ERROR");
			this.bot.error("an error");
		}
		finally {
			this.root.detachAppender(async);
			async.stop();
		}
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasMessage("an error");
	}

	@Test
	void sendsEachLineOnceBesideAnAppenderOfTheApplicationOnANamedLogger() {
		Logger parent = this.context.getLogger("bot");
		SentryAppender own = applicationAppender();
		parent.addAppender(own);
		try {
			attach("DEBUG", "ERROR");
			this.bot.info("an info line");
			this.bot.error("an error of the bot");
			this.context.getLogger("other.Main").error("another error");
			this.context.getLogger("bottle").error("an error of a similar name");
		}
		finally {
			parent.detachAppender(own);
			own.stop();
		}
		List<SentryItem> events = this.sentry.received().events();
		assertThat(events).extracting(SentryItem::message)
			.containsExactly("an error of the bot", "another error", "an error of a similar name");
		assertThat(breadcrumbsOf(events.get(0))).containsExactly("an info line");
	}

	@Test
	void doesNotStartSentryASecondTime() {
		SentryOptions before = this.sentry.scopes().getOptions();
		attach("DEBUG", "ERROR");
		assertThat(this.sentry.scopes().getOptions()).isSameAs(before);
		assertThat(this.sentry.scopes().isEnabled()).isTrue();
	}

	@Test
	void isNotAttachedWithoutSentry() {
		this.sentry.stop();
		attach("DEBUG", "ERROR");
		assertThat(sentryAppenders()).isEmpty();
		assertThat(this.sentry.scopes().isEnabled()).isFalse();
		this.bot.error("an error");
		SentryAssertions.assertThat(this.sentry.local()).hasReceivedNothing();
	}

	private void attach(String breadcrumbs, String events) {
		this.logback = new SentryLogback(this.sentry.scopes(), breadcrumbs, events, "INFO",
				new LoggerExclusions(List.of("net.dv8tion.jda")), logs());
		this.logback.attach();
	}

	private SentryLogs logs() {
		return new SentryLogs(this.sentry.scopes(), 1000, () -> {
		});
	}

	private SentryAppender applicationAppender() {
		SentryOptions noStart = new SentryOptions();
		noStart.setDsn("SENTRY_DSN_IS_UNDEFINED");
		SentryAppender appender = new SentryAppender();
		appender.setOptions(noStart);
		appender.setContext(this.context);
		appender.start();
		return appender;
	}

	private List<Appender<ILoggingEvent>> sentryAppenders() {
		List<Appender<ILoggingEvent>> found = new ArrayList<>();
		this.root.iteratorForAppenders().forEachRemaining((appender) -> {
			if (appender instanceof SentryAppender) {
				found.add(appender);
			}
		});
		return found;
	}

	private static List<String> breadcrumbsOf(SentryItem event) {
		return event.breadcrumbs().stream().map((crumb) -> crumb.path("message").asText()).toList();
	}

}
