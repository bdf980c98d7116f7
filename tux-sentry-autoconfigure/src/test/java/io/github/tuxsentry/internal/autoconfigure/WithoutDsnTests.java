package io.github.tuxsentry.internal.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.SpanHandle;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.internal.filter.TransactionFilterChain;
import io.github.tuxsentry.internal.lifecycle.BotShutdown;
import io.github.tuxsentry.internal.logging.logback.SentryLogback;
import io.github.tuxsentry.internal.sampling.OperationSampler;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.tracing.Transaction;
import io.sentry.ScopesAdapter;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for all auto-configurations where there is no DSN: everything is there and does
 * nothing.
 */
class WithoutDsnTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.lines.start();
		this.root.addAppender(this.lines);
	}

	@AfterEach
	void stopListening() {
		this.root.detachAppender(this.lines);
	}

	@Test
	void isFineWithoutTheProperty() {
		BotContext.withoutDsn().run(this::assertThatAllIsThereAndDoesNothing);
		assertThatOneLineSaysSo("Sentry is disabled: no DSN. Set sentry.dsn (or SENTRY_DSN) to enable it. In "
				+ "development, tux.sentry.local.enabled with tux-sentry-test shows all data on a local page.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t \t", "false" })
	void isFineWithAPropertyThatHoldsNone(String dsn) {
		ApplicationContextRunner runner = BotContext.withoutDsn()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test", Map.of("sentry.dsn", dsn))));
		runner.run(this::assertThatAllIsThereAndDoesNothing);
		assertThatOneLineSaysSo("Sentry is disabled: no DSN. Set sentry.dsn (or SENTRY_DSN) to enable it. In "
				+ "development, tux.sentry.local.enabled with tux-sentry-test shows all data on a local page.");
	}

	@Test
	void saysWhyWhenItIsTurnedOffByOurProperty() {
		BotContext.withoutDsn()
			.withPropertyValues("sentry.dsn=http://public@127.0.0.1:1/42", "tux.sentry.enabled=false")
			.run((context) -> assertThat(context.getBean(SentryManager.class).isInitialized()).isFalse());
		assertThatOneLineSaysSo("Sentry is disabled: tux.sentry.enabled is false.");
	}

	@Test
	void saysWhyWhenItIsTurnedOffBySentrysProperty() {
		BotContext.withoutDsn()
			.withPropertyValues("sentry.dsn=http://public@127.0.0.1:1/42", "sentry.enabled=false")
			.run((context) -> assertThat(context.getBean(SentryManager.class).isInitialized()).isFalse());
		assertThatOneLineSaysSo("Sentry is disabled: sentry.enabled is false.");
	}

	private void assertThatAllIsThereAndDoesNothing(AssertableApplicationContext running) {
		assertThat(running).hasNotFailed();
		assertThat(List.of(SentryManager.class, Tracer.class, ErrorCapture.class, BotMetrics.class,
				EventFilterChain.class, TransactionFilterChain.class, OperationSampler.class, TracedCall.class,
				SentryLogback.class, BotShutdown.class))
			.allSatisfy((type) -> assertThat(running).hasSingleBean(type));
		assertThat(running).hasBean("tuxSentryTracingAdvisor");
		SentryManager manager = running.getBean(SentryManager.class);
		assertThat(manager.isInitialized()).isFalse();
		assertThat(manager.captureMessage("hello")).isEqualTo(SentryId.EMPTY_ID);
		manager.setTag("a", "b");
		CommandTracker commands = running.getBean(CommandTracker.class);
		commands.trackCommandEnd(commands.trackCommandStart("ping"));
		try (TransactionHandle transaction = manager.startTransaction("task", "t");
				SpanHandle span = manager.startSpan("db", "s")) {
			assertThat(transaction.getTraceId()).isNull();
			assertThat(span.getTraceId()).isNull();
		}
		running.getBean(BotMetrics.class).recordCommandMetric("ping", Duration.ofMillis(1));
		manager.flush(TIMEOUT);
		assertThat(ScopesAdapter.getInstance().isEnabled()).isFalse();
	}

	private void assertThatOneLineSaysSo(String line) {
		List<ILoggingEvent> ours = this.lines.list.stream()
			.filter((event) -> event.getLoggerName().startsWith("io.github.tuxsentry"))
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.INFO))
			.toList();
		assertThat(ours).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.INFO);
			assertThat(event.getFormattedMessage()).isEqualTo(line);
		});
		assertThat(this.lines.list).noneMatch((event) -> event.getLevel().isGreaterOrEqual(Level.WARN));
	}

	@Test
	void justMakesTheCallsOfAnnotatedMethods() {
		BotContext.withoutDsn()
			.withUserConfiguration(Jobs.class)
			.run((context) -> assertThat(context.getBean(Job.class).run()).isEqualTo("ran"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Jobs {

		@Bean
		Job job() {
			return new Job();
		}

	}

	static class Job {

		@Transaction(op = "task")
		public String run() {
			return "ran";
		}

	}

}
