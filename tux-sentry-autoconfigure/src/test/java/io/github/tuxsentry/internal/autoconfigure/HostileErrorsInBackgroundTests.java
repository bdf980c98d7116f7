package io.github.tuxsentry.internal.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.HostileError;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Work in the background that fails with errors on which the SDK and Logback would hang
 * or break.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileErrorsInBackgroundTests {

	private static RunningBot bot;

	@BeforeAll
	static void startBot() {
		bot = RunningBot.start(Background.class, "tux.sentry.filter.storm.enabled=false");
		bot.clear();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	static Stream<Arguments> everyWayWithEveryError() {
		List<Arguments> rows = new ArrayList<>();
		for (Way way : Way.values()) {
			for (HostileError error : HostileError.values()) {
				rows.add(Arguments.of(way, error));
			}
		}
		return rows.stream();
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("everyWayWithEveryError")
	void isOneEventOfItsOwnType(Way way, HostileError error) {
		RuntimeException thrown = error.create();
		way.fail(bot, thrown);
		SentryItem event = bot.received().awaitEvent((candidate) -> true);
		if (way.transaction != null) {
			SentryItem transaction = bot.received().awaitTransaction(way.transaction);
			assertThat(transaction).hasStatus("internal_error");
			assertThat(event).hasTraceIdOf(transaction);
		}
		List<SentryItem> events = bot.received().events();
		bot.clear();
		assertThat(events).hasSize(1);
		JsonNode title = event.exceptions().get(event.exceptions().size() - 1);
		assertThat(title.path("module").asText() + "." + title.path("type").asText()).isEqualTo(error.type().getName());
		assertThat(bot.bean(FaultBarrier.class).count()).isZero();
	}

	static Stream<Consumer<Throwable>> reports() {
		return Stream.of((error) -> LoggerFactory.getLogger("bot").error("failed", error), Sentry::captureException,
				(error) -> bot.bean(SentryManager.class).captureException(error));
	}

	@ParameterizedTest
	@MethodSource("reports")
	void anErrorThatLogsItselfWhenItIsReadIsOneEvent(Consumer<Throwable> report) {
		reportsOnce(report, (error) -> LoggerFactory.getLogger("bot").error("read", error));
	}

	@ParameterizedTest
	@MethodSource("reports")
	void anErrorThatCapturesItselfWhenItIsReadIsOneEvent(Consumer<Throwable> report) {
		reportsOnce(report, Sentry::captureException);
	}

	private static void reportsOnce(Consumer<Throwable> report, Consumer<Throwable> whenRead) {
		report.accept(new ReportingItself(whenRead));
		SentryItem event = bot.received().awaitEvent((candidate) -> true);
		List<SentryItem> events = bot.received().events();
		bot.clear();
		assertThat(events).hasSize(1);
		assertThat(event).hasExceptionOfType(ReportingItself.class).hasExceptionMessage("told");
		assertThat(bot.bean(FaultBarrier.class).count()).isZero();
	}

	private static final class ReportingItself extends RuntimeException {

		private final transient Consumer<Throwable> report;

		private ReportingItself(Consumer<Throwable> report) {
			this.report = report;
		}

		@Override
		public String getMessage() {
			this.report.accept(this);
			return "told";
		}

	}

	enum Way {

		TRANSACTION("job") {
			@Override
			void fail(RunningBot bot, RuntimeException error) {
				assertThat(catchThrowable(() -> bot.bean(Jobs.class).transaction(error))).isSameAs(error);
				bot.bean(SentryManager.class).captureException(error);
			}
		},

		SPAN("job") {
			@Override
			void fail(RunningBot bot, RuntimeException error) {
				assertThat(
						catchThrowable(() -> bot.bean(Jobs.class).transactionWithSpan(bot.bean(Queries.class), error)))
					.isSameAs(error);
				bot.bean(SentryManager.class).captureException(error);
			}
		},

		SCHEDULED("Jobs.scheduled") {
			@Override
			void fail(RunningBot bot, RuntimeException error) {
				Jobs jobs = bot.bean(Jobs.class);
				jobs.failNext(error);
				assertThat(catchThrowable(jobs::scheduled)).isSameAs(error);
			}
		},

		ASYNC(null) {
			@Override
			void fail(RunningBot bot, RuntimeException error) {
				bot.bean(Jobs.class).async(error);
				bot.received().awaitEvent((event) -> true);
			}
		},

		TASK(null) {
			@Override
			void fail(RunningBot bot, RuntimeException error) {
				bot.bean(ThreadPoolTaskExecutor.class).execute(() -> {
					throw error;
				});
				bot.received().awaitEvent((event) -> true);
			}
		};

		private final String transaction;

		Way(String transaction) {
			this.transaction = transaction;
		}

		abstract void fail(RunningBot bot, RuntimeException error);

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@EnableScheduling
	static class Background {

		@Bean
		Jobs jobs() {
			return new Jobs();
		}

		@Bean
		Queries queries() {
			return new Queries();
		}

	}

	static class Jobs {

		private RuntimeException next;

		@Transaction(op = "task.background", name = "job")
		public void transaction(RuntimeException error) {
			throw error;
		}

		@Transaction(op = "task.background", name = "job")
		public void transactionWithSpan(Queries queries, RuntimeException error) {
			queries.query(error);
		}

		@Async
		public void async(RuntimeException error) {
			throw error;
		}

		public void failNext(RuntimeException error) {
			this.next = error;
		}

		@Scheduled(fixedDelay = 1_000_000_000, initialDelay = 1_000_000_000)
		public void scheduled() {
			throw this.next;
		}

	}

	static class Queries {

		@Span(op = "db.query", description = "find")
		public void query(RuntimeException error) {
			throw error;
		}

	}

}
