package io.github.tuxsentry.internal.logging.logback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.github.tuxsentry.internal.autoconfigure.NamedAutoConfigurations;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.SentryLogs;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.IScopes;
import io.sentry.NoOpScopes;
import io.sentry.Sentry;
import io.sentry.logback.SentryAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryLogbackAutoConfiguration}.
 */
class TuxSentryLogbackAutoConfigurationTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final Logger bot = (Logger) LoggerFactory.getLogger("bot.Main");

	@BeforeEach
	void letAllLinesThrough() {
		detachAppenders();
		this.bot.setLevel(Level.TRACE);
	}

	@AfterEach
	void putTheLevelBack() {
		this.bot.setLevel(null);
		assertThat(sentryAppenders()).isEmpty();
	}

	@Test
	void sendsEachLineOnceBesideSentrysOwnAutoConfiguration() {
		BotContext.sendingTo(this.sentry)
			.withConfiguration(NamedAutoConfigurations.of("SentryLogbackAppenderAutoConfiguration"))
			.run((context) -> {
				assertThat(context).hasSingleBean(SentryLogback.class).hasBean("sentryLogbackInitializer");
				assertThat(sentryAppenders()).hasSize(1);
				this.bot.debug("a debug line");
				this.bot.error("an error");
				flush(context);
			});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasMessage("an error");
		assertThat(this.sentry.events().get(0).breadcrumbs())
			.filteredOn((crumb) -> "bot.Main".equals(crumb.path("category").asText()))
			.extracting((crumb) -> crumb.path("message").asText())
			.containsExactly("a debug line");
	}

	@Test
	void takesTheLevelsFromTheProperties() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.logging.breadcrumbs=warn", "tux.sentry.logging.events=INFO")
			.run((context) -> {
				this.bot.info("an info line");
				this.bot.warn("a warning");
				this.bot.info("the last line");
				flush(context);
			});
		List<SentryItem> events = this.sentry.events();
		assertThat(events).extracting(SentryItem::message).contains("an info line", "a warning", "the last line");
		assertThat(events.get(events.size() - 1).breadcrumbs()).extracting((crumb) -> crumb.path("message").asText())
			.containsExactly("a warning");
	}

	@ParameterizedTest
	@ValueSource(strings = { "fatal", "error" })
	void takesFatalForTheHighestLevelThatLogbackHas(String level) {
		BotContext.sendingTo(this.sentry).withPropertyValues("tux.sentry.logging.events=" + level).run((context) -> {
			this.bot.error("an error");
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry).hasEvents(1);
	}

	@Test
	void sendsNothingOfALevelThatIsOff() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.logging.events=off", "tux.sentry.logging.breadcrumbs=off")
			.run((context) -> {
				this.bot.error("an error");
				context.getBean(SentryManager.class).captureMessage("hello");
				flush(context);
			});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasMessage("hello");
		assertThat(this.sentry.events().get(0).breadcrumbs()).isEmpty();
	}

	@Test
	void sendsNothingFromExcludedLoggers() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.excluded-loggers=bot")
			.run((context) -> {
				this.bot.info("an info line");
				this.bot.error("an error");
				context.getBean(SentryManager.class).captureMessage("hello");
				flush(context);
			});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasMessage("hello");
		assertThat(this.sentry.events().get(0).breadcrumbs())
			.noneMatch((crumb) -> "bot.Main".equals(crumb.path("category").asText()));
	}

	@Test
	void backsOffWithoutItsClassesOnTheClassPath() {
		BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(SentryAppender.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(SentryLogback.class)
				.hasBean("tuxSentryLoggedThrowables")
				.hasSingleBean(SentryManager.class);
		});
		BotContext.onlyOurs()
			.withClassLoader(new FilteredClassLoader(IScopes.class))
			.run((context) -> assertThat(context).doesNotHaveBean(SentryLogback.class)
				.doesNotHaveBean("tuxSentryLoggedThrowables"));
		BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(LoggerContext.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean("tuxSentryLoggedThrowables");
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "tux.sentry.logging.enabled=false", "tux.sentry.enabled=false", "sentry.logging.enabled=no" })
	void isTurnedOffByProperty(String property) {
		BotContext.sendingTo(this.sentry).withPropertyValues(property).run((context) -> {
			assertThat(context).doesNotHaveBean(SentryLogback.class);
			assertThat(sentryAppenders()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.logging.enabled=false", "tux.sentry.enabled=false", "sentry.enabled=false",
			"sentry.dsn=", "sentry.logging.enabled=false" })
	void keepsSentrysOwnAppenderFromStartingSentryWhenItIsTurnedOff(String property) {
		System.setProperty("sentry.dsn", this.sentry.dsn());
		SpringApplication application = new SpringApplication(Bot.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		try (ConfigurableApplicationContext context = application.run("--" + property)) {
			this.bot.error("an error");
			flush(context);
			SentryAssertions.assertThat(this.sentry).hasNoEvents();
			assertThat(sentryAppenders()).isEmpty();
		}
		finally {
			System.clearProperty("sentry.dsn");
			Sentry.close();
			detachAppenders();
		}
	}

	@Test
	void isNotAttachedWithoutDsn() {
		BotContext.withoutDsn().run((context) -> assertThat(sentryAppenders()).isEmpty());
	}

	@Test
	void backsOffForABeanOfTheApplication() {
		BotContext.sendingTo(this.sentry)
			.withUserConfiguration(OwnBean.class)
			.run((context) -> assertThat(context).hasSingleBean(SentryLogback.class).hasBean("ownLogback"));
	}

	@Test
	void failsForALevelThatThereIsNot() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.logging.events=loud")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("tux.sentry.logging.events"));
	}

	private static List<SentryAppender> sentryAppenders() {
		List<SentryAppender> found = new ArrayList<>();
		root().iteratorForAppenders().forEachRemaining((appender) -> {
			if (appender instanceof SentryAppender sentryAppender) {
				found.add(sentryAppender);
			}
		});
		return found;
	}

	private static void detachAppenders() {
		sentryAppenders().forEach(root()::detachAppender);
	}

	private static Logger root() {
		return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
	}

	private static void flush(BeanFactory context) {
		context.getBean(SentryManager.class).flush(Duration.ofSeconds(10));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBean {

		@Bean
		SentryLogback ownLogback(LoggerExclusions exclusions, SentryLogs logs) {
			return new SentryLogback(NoOpScopes.getInstance(), "debug", "error", "info", exclusions, logs);
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

	}

}
