package io.github.tuxsentry.examples;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of docs/tracing.md work as they stand there.
 */
class TracingExamplesTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Bot.class)
		.withPropertyValues("sentry.dsn=" + this.sentry.dsn(), "tux.sentry.sampling.tasks=1",
				"tux.sentry.sampling.other=1");

	@Test
	void annotationsOfATeamsOwnAreTraced() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(DailyReport.class).cleanUp().block()).isEqualTo(2);
			assertThat(this.sentry.awaitTransaction("daily clean-up")).hasOp("task.scheduled").hasStatus("ok");
		});
	}

	@Test
	void piecesOfCodeAreTraced() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(DailyReport.class).countInCode()).isZero();
			assertThat(this.sentry.awaitTransaction("Count lines")).hasOp("file.read").hasStatus("ok");
			context.getBean(DailyReport.class).processOrFail(Map.of("guild", 1));
			assertThat(this.sentry.awaitTransaction("import")).hasSpan("db.query", "Insert members");
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Bot {

		@Bean
		DailyReport dailyReport(SentryManager manager) {
			return new DailyReport(manager, () -> {
			}, (id) -> CompletableFuture.completedFuture("user " + id));
		}

	}

}
