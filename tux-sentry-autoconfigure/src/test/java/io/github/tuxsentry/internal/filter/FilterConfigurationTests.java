package io.github.tuxsentry.internal.filter;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.spi.SpanFilter;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.ITransaction;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import net.dv8tion.jda.api.exceptions.HttpException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.validation.BindException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link FilterConfiguration}.
 */
class FilterConfigurationTests {

	private static final TuxException USER_FACING = new TuxException("missing_permission", "may not ban",
			ErrorSeverity.INFO, "You may not ban.", null);

	private static final EventFilter OWN_FILTER = new NoiseFilter();

	private static final SpanFilter OWN_SPAN_FILTER = (span) -> false;

	private static final Logger logger = LoggerFactory.getLogger("bot.Main");

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void dropsWhatTheFiltersDropAndCountsIt() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.ignored-exceptions=java.io.IOException")
			.run((context) -> {
				SentryManager manager = context.getBean(SentryManager.class);
				manager.captureException(new FileNotFoundException());
				manager.captureException(USER_FACING);
				captureFrom("net.dv8tion.jda.internal.JDAImpl");
				manager.captureException(new IllegalStateException("boom"));
				flush(context);
				assertThat(context.getBean(EventFilterChain.class).dropped()).containsExactly(
						entry("excluded_logger", 1L), entry("ignored_exception", 1L), entry("user_facing_error", 1L));
			});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasExceptionMessage("boom");
	}

	@Test
	void excludesTheLoggersOfJdaAndOfHttpClients() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(List.of("net.dv8tion.jda", "okhttp3.OkHttpClient", "okio", "java.net.http",
					"jdk.httpclient", "org.apache.http.client", "org.apache.hc.client5", "reactor.netty.http"))
				.allMatch(context.getBean(LoggerExclusions.class)::contains));
	}

	@Test
	void dropsErrorsThatAreTheUsersAndWhatTheyCaused() {
		BotContext.sendingTo(this.sentry).run((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			manager.captureException(new BindException(new Object(), "input"));
			manager.captureException(new CompletionException(new BindException(new Object(), "input")));
			manager.captureException(new IllegalArgumentException("boom"));
			flush(context);
			assertThat(context.getBean(EventFilterChain.class).dropped()).containsExactly(entry("user_error", 2L));
		});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasExceptionMessage("boom");
	}

	@Test
	void findsTheErrorsOfUsersInANativeImage() {
		RuntimeHints hints = new RuntimeHints();
		new FilterConfiguration.UserErrorRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(hints.reflection().getTypeHint(BindException.class)).isNotNull();
	}

	@Test
	void tellsThatAllEventsWereDropped() {
		BotContext.sendingTo(this.sentry).run((context) -> {
			context.getBean(SentryManager.class).captureException(new BindException(new Object(), "input"));
			flush(context);
			assertThat(context.getBean(FilterReasons.class).reasons()).singleElement()
				.satisfies((reason) -> assertThat(reason.text()).contains("dropped by filters", "user_error 1"));
		});
	}

	@Test
	void takesOtherUserErrorsByProperty() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.user-errors=java.lang.IllegalArgumentException")
			.run((context) -> {
				SentryManager manager = context.getBean(SentryManager.class);
				manager.captureException(new NumberFormatException());
				manager.captureException(new BindException(new Object(), "input"));
				flush(context);
				assertThat(context.getBean(EventFilterChain.class).dropped()).containsExactly(entry("user_error", 1L));
			});
		SentryAssertions.assertThat(this.sentry).hasEvents(1);
	}

	@Test
	void dropsMessagesOfRateLimits() {
		BotContext.sendingTo(this.sentry).run((context) -> {
			logger.error("You hit a Rate Limit");
			logger.error("unlimited rates");
			HttpException ofJda = new HttpException("The request was ratelimited!");
			context.getBean(SentryManager.class).captureException(UncaughtErrors.unhandled(ofJda, "jda"));
			flush(context);
			assertThat(context.getBean(EventFilterChain.class).dropped()).containsExactly(entry("ignored_message", 2L));
		});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasMessage("unlimited rates");
	}

	@Test
	void keepsMessagesOfRateLimitsThatAreNotThoseOfLogLinesAndJda() {
		BotContext.sendingTo(this.sentry).run((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			manager.captureMessage("Rate limit approaching");
			Sentry.captureMessage("Rate limit reached");
			manager.captureException(new IllegalStateException("429: rate limited by GitHub"));
			manager.captureException(new HttpException("The rate limit of a call that the bot has caught"));
			manager.captureException(
					UncaughtErrors.unhandled(new IllegalStateException("rate limit of an API"), "executor"));
			logger.error("GitHub failed", new IllegalStateException("API rate limit exceeded"));
			flush(context);
			assertThat(context.getBean(EventFilterChain.class).dropped()).isEmpty();
		});
		SentryAssertions.assertThat(this.sentry).hasEvents(6);
	}

	@Test
	void takesOtherMessagesByProperty() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.ignored-messages=shard * reconnecting, noise")
			.run((context) -> {
				logger.error("Shard 3 reconnecting");
				logger.error("noise");
				logger.error("rate limit");
				flush(context);
			});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasMessage("rate limit");
	}

	@Test
	void suppressesAStorm() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.storm.burst=3", "tux.sentry.filter.storm.per-fingerprint=1")
			.run((context) -> {
				captureOften(context, 50);
				assertThat(context.getBean(EventFilterChain.class).dropped()).containsExactly(entry("storm", 47L));
				assertThat(context.getBean(StormGuard.class).statistics())
					.isEqualTo(new StormGuard.Statistics(3, 47, 47));
			});
		SentryAssertions.assertThat(this.sentry).hasEvents(3);
	}

	@Test
	void sendsAStormByProperty() {
		BotContext.sendingTo(this.sentry).withPropertyValues("tux.sentry.filter.storm.enabled=false").run((context) -> {
			captureOften(context, 50);
			assertThat(context.getBean(StormGuard.class).statistics()).isEqualTo(new StormGuard.Statistics(0, 0, 0));
		});
		SentryAssertions.assertThat(this.sentry).hasEvents(50);
	}

	@Test
	void takesTheLimitsOfAStormFromTheProperties() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(context.getBean(FilterProperties.class).storm())
				.isEqualTo(new FilterProperties.Storm(true, 30, 10, 300, 10_000)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "per-fingerprint=0", "burst=-1", "overall=0", "max-fingerprints=1000001" })
	void failsForALimitOfAStormThatIsNone(String value) {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.filter.storm." + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tux.sentry.filter.storm." + value.replaceAll("=.*", ""))
				.hasMessageContaining("a number from 1 to 1,000,000"));
	}

	@Test
	void failsForAMalformedMessage() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.filter.ignored-messages=fine, **")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("tux.sentry.filter.ignored-messages[1]")
				.hasMessageContaining("A pattern consists of 1 to 200 characters"));
	}

	@Test
	void countsWhatIsDroppedInTheMetrics() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.ignored-exceptions=java.io.IOException")
			.run((context) -> {
				captureOften(context, 0);
				SentryManager manager = context.getBean(SentryManager.class);
				manager.captureException(new FileNotFoundException());
				manager.captureException(new IOException());
				flush(context);
			});
		assertThat(this.sentry.awaitMetric("bot.events.dropped")).satisfies((metric) -> {
			assertThat(metric.value()).isEqualTo(1);
			assertThat(metric.attributes()).containsEntry("reason", "ignored_exception");
		});
	}

	@Test
	void excludesOtherLoggersByProperty() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.filter.excluded-loggers=bot.noise, noisy")
			.run((context) -> {
				LoggerExclusions exclusions = context.getBean(LoggerExclusions.class);
				assertThat(List.of("bot.noise", "noisy.Part")).allMatch(exclusions::contains);
				assertThat(exclusions.contains("net.dv8tion.jda")).isFalse();
			});
	}

	@Test
	void sendsErrorsThatTheUserIsToldByProperty() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.drop-user-facing-errors=false")
			.run((context) -> {
				assertThat(context).doesNotHaveBean("tuxSentryUserFacingErrorFilter");
				context.getBean(SentryManager.class).captureException(USER_FACING);
				flush(context);
			});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasExceptionMessage("may not ban");
	}

	@Test
	void sendsSpansOfRequestsToDiscord() {
		BotContext.sendingTo(this.sentry).withPropertyValues("tux.sentry.sampling.other=1").run((context) -> {
			finishTransactionWithRequest();
			flush(context);
		});
		assertThat(this.sentry.awaitTransaction("t").spans()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "drop, 0s, 0", "slow, 1h, 0", "slow, 0s, 1" })
	void dropsSpansOfRequestsToDiscordByProperty(String mode, String threshold, int sent) {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.sampling.other=1", "tux.sentry.filter.discord-api-spans=" + mode,
					"tux.sentry.filter.discord-api-threshold=" + threshold)
			.run((context) -> {
				finishTransactionWithRequest();
				flush(context);
			});
		assertThat(this.sentry.awaitTransaction("t").spans()).hasSize(sent);
	}

	@Test
	void theOldSwitchOfRequestsToDiscordNamesTheNewOne() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.drop-discord-api-spans=false")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("Did you mean tux.sentry.filter.discord-api-spans?"));
	}

	@Test
	void dropsSpansOfExcludedOperations() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.sampling.other=1",
					"tux.sentry.filter.spans.excluded-operations=cache.*, template.render")
			.run((context) -> {
				ITransaction transaction = ScopesAdapter.getInstance().startTransaction("t", "function");
				transaction.startChild("cache.get", "a").finish();
				transaction.startChild("redis", "b").finish();
				transaction.startChild("template.render", "c").finish();
				transaction.startChild("template.render.part", "d").finish();
				transaction.finish();
				flush(context);
			});
		assertThat(this.sentry.awaitTransaction("t").spans()).extracting((span) -> span.path("description").asText())
			.containsExactly("d");
	}

	@ParameterizedTest
	@CsvSource({ "tux.sentry.filter.spans.group-from=2, 1", "tux.sentry.filter.spans.group-from=4, 3",
			"tux.sentry.filter.spans.group=false, 3", "tux.sentry.filter.spans.group=true, 1" })
	void groupsSpansByProperty(String property, int spans) {
		BotContext.sendingTo(this.sentry).withPropertyValues("tux.sentry.sampling.other=1", property).run((context) -> {
			ITransaction transaction = ScopesAdapter.getInstance().startTransaction("t", "function");
			for (int i = 0; i < 3; i++) {
				transaction.startChild("step", "Step " + i).finish();
			}
			transaction.finish();
			flush(context);
		});
		assertThat(this.sentry.awaitTransaction("t").spans()).hasSize(spans);
	}

	@Test
	void keepsToTheLimitOfTheSdk() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.sampling.other=1", "sentry.max-spans=2")
			.run((context) -> {
				ITransaction transaction = ScopesAdapter.getInstance().startTransaction("t", "function");
				for (String operation : List.of("a", "b", "c")) {
					transaction.startChild(operation).finish();
				}
				transaction.finish();
				flush(context);
			});
		SentryItem item = this.sentry.awaitTransaction("t");
		assertThat(item.spans()).hasSize(2);
		assertThat(item.payload().at("/contexts/trace/data").path("spans.limit_reached").asBoolean()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "group-from=1, group-from, At least two spans are required",
			"excluded-operations=a**, excluded-operations[0], A pattern consists of" })
	void failsForMalformedPropertiesOfSpans(String value, String property, String reason) {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.filter.spans." + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tux.sentry.filter.spans." + property)
				.hasMessageContaining(reason));
	}

	@Test
	void backsOffWithoutSentryOnTheClassPath() {
		BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(IScopes.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(EventFilterChain.class).doesNotHaveBean(TransactionFilterChain.class);
		});
	}

	@Test
	void backsOffForFiltersOfTheApplication() {
		BotContext.withoutDsn().withUserConfiguration(OwnFilters.class).run((context) -> {
			assertThat(context).hasSingleBean(LoggerExclusions.class).hasBean("ownExclusions");
			assertThat(context).hasSingleBean(IgnoredMessageFilter.class).hasBean("ownIgnoredMessageFilter");
			assertThat(context).hasSingleBean(StormGuard.class).hasBean("ownStormGuard");
			assertThat(context.getBeanNamesForType(ExceptionFilter.class)).isEmpty();
			assertThat(context.getBean("tuxSentryIgnoredExceptionFilter")).isSameAs(OWN_FILTER);
			assertThat(context.getBean("tuxSentryUserErrorFilter")).isSameAs(OWN_FILTER);
			assertThat(context.getBean("tuxSentryUserFacingErrorFilter")).isSameAs(OWN_FILTER);
			assertThat(context.getBean("tuxSentryExcludedOperationSpanFilter")).isSameAs(OWN_SPAN_FILTER);
			assertThat(context.getBean("tuxSentryDiscordApiSpanFilter")).isSameAs(OWN_SPAN_FILTER);
		});
	}

	@Test
	void takesFurtherFiltersOfTheApplicationIn() {
		BotContext.sendingTo(this.sentry)
			.withUserConfiguration(FurtherFilters.class)
			.withPropertyValues("tux.sentry.sampling.other=1")
			.run((context) -> {
				SentryManager manager = context.getBean(SentryManager.class);
				manager.captureMessage("noise");
				manager.captureMessage("hello");
				ITransaction transaction = ScopesAdapter.getInstance().startTransaction("t", "function");
				transaction.startChild("noise").finish();
				transaction.finish();
				flush(context);
				assertThat(context.getBean(EventFilterChain.class).dropped()).containsExactly(entry("noise", 1L));
			});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasMessage("hello");
		assertThat(this.sentry.awaitTransaction("t").spans()).isEmpty();
	}

	@Test
	void asksTheFiltersInTheirOrder() {
		BotContext.withoutDsn()
			.withUserConfiguration(FurtherFilters.class)
			.run((context) -> assertThat(
					context.getBeanProvider(EventFilter.class).orderedStream().map(EventFilter::reason))
				.containsExactly("noise", "excluded_logger", "ignored_exception", "user_facing_error",
						"routine_discord_error", "user_error", "ignored_message", "sample_rate", "already_captured",
						"storm"));
	}

	@Test
	void failsForAnIgnoredExceptionThatIsNoClass() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.filter.ignored-exceptions=no.such.Exception")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("tux.sentry.filter.ignored-exceptions"));
	}

	private static void captureFrom(String logger) {
		SentryEvent event = new SentryEvent(new IllegalStateException());
		event.setLogger(logger);
		ScopesAdapter.getInstance().captureEvent(event, new Hint());
	}

	private static void captureOften(AssertableApplicationContext context, int times) {
		for (int i = 0; i < times; i++) {
			context.getBean(SentryManager.class).captureException(new IllegalStateException("storm"));
		}
		flush(context);
	}

	private static void finishTransactionWithRequest() {
		ITransaction transaction = ScopesAdapter.getInstance().startTransaction("t", "function");
		transaction.startChild("http.client", "GET https://discord.com/api/v10").finish();
		transaction.finish();
	}

	private static void flush(BeanFactory context) {
		context.getBean(SentryManager.class).flush(Duration.ofSeconds(10));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFilters {

		@Bean
		LoggerExclusions ownExclusions() {
			return new LoggerExclusions(List.of());
		}

		@Bean
		IgnoredMessageFilter ownIgnoredMessageFilter() {
			return new IgnoredMessageFilter(List.of());
		}

		@Bean
		StormGuard ownStormGuard() {
			return new StormGuard(1, 1, 1, 1);
		}

		@Bean({ "tuxSentryUserErrorFilter", "tuxSentryIgnoredExceptionFilter", "tuxSentryUserFacingErrorFilter" })
		EventFilter ownFilter() {
			return OWN_FILTER;
		}

		@Bean({ "tuxSentryExcludedOperationSpanFilter", "tuxSentryDiscordApiSpanFilter" })
		SpanFilter ownSpanFilter() {
			return OWN_SPAN_FILTER;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FurtherFilters {

		@Bean
		@Order(1)
		EventFilter noiseFilter() {
			return new NoiseFilter();
		}

		@Bean
		SpanFilter noiseSpanFilter() {
			return (span) -> "noise".equals(span.getOp());
		}

	}

	private static final class NoiseFilter implements EventFilter {

		@Override
		public String reason() {
			return "noise";
		}

		@Override
		public boolean drops(SentryEvent event, Hint hint) {
			return event.getMessage() != null && "noise".equals(event.getMessage().getFormatted());
		}

	}

}
