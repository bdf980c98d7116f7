package io.github.tuxsentry.internal.retry;

import java.util.List;
import java.util.function.Function;

import io.github.tuxsentry.internal.autoconfigure.NamedAutoConfigurations;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.metrics.RetryDetector;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.retry.support.RetryTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryRetryAutoConfiguration}.
 */
class TuxSentryRetryAutoConfigurationTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final ApplicationContextRunner contextRunner = BotContext.sendingTo(this.sentry)
		.withConfiguration(NamedAutoConfigurations.of("DataSourceAutoConfiguration", "JdbcTemplateAutoConfiguration"))
		.withPropertyValues("spring.datasource.generate-unique-name=true", "tux.sentry.metrics.step=1h");

	@Test
	void statementsThatAreTriedAgainAreCountedAsRetries() {
		this.contextRunner.run((context) -> {
			insertOnTheThirdAttempt(context.getBean(JdbcTemplate.class));
			context.getBean(MetricsPublisher.class).publishNow();
		});
		assertThat(values("bot.database.retries", LocalMetric::value)).containsExactly(1.0, 1.0);
		assertThat(values("bot.database.retries",
				(metric) -> metric.attributes().get("operation") + " " + metric.attributes().get("table")))
			.containsOnly("insert cases");
		assertThat(values("bot.database.operation.count",
				(metric) -> metric.attributes().get("operation") + " " + metric.attributes().get("success") + " "
						+ metric.attributes().get("retry_count")))
			.contains("insert false null", "insert false 1", "insert true 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.retry.enabled=false", "tux.sentry.enabled=false" })
	void canBeSwitchedOff(String property) {
		this.contextRunner.withPropertyValues(property).run((context) -> {
			assertThat(context).doesNotHaveBean(RetryDetector.class);
			insertOnTheThirdAttempt(context.getBean(JdbcTemplate.class));
		});
		assertThat(values("bot.database.retries", LocalMetric::value)).isEmpty();
	}

	@Test
	void backsOffWithoutSpringRetry() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.retry")).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(SpringRetryDetector.class);
			context.getBean(JdbcTemplate.class).execute("SELECT 1");
		});
		assertThat(this.sentry.awaitMetric("bot.database.operation.count").attributes())
			.doesNotContainKey("retry_count");
	}

	@Test
	void beanOfTheApplicationWins() {
		this.contextRunner.withBean(RetryDetector.class, () -> (work) -> 7).run((context) -> {
			assertThat(context).doesNotHaveBean(SpringRetryDetector.class);
			context.getBean(JdbcTemplate.class).execute("SELECT 1");
		});
		assertThat(this.sentry.awaitMetric("bot.database.operation.count").attributes()).containsEntry("retry_count",
				7L);
	}

	private static void insertOnTheThirdAttempt(JdbcTemplate database) {
		database.execute("CREATE TABLE cases (id INT PRIMARY KEY)");
		database.update("INSERT INTO cases (id) VALUES (1), (2)");
		int inserted = RetryTemplate.builder()
			.maxAttempts(3)
			.noBackoff()
			.build()
			.execute((context) -> database.update("INSERT INTO cases (id) VALUES (?)", context.getRetryCount() + 1));
		assertThat(inserted).isOne();
	}

	private <T> List<T> values(String name, Function<LocalMetric, T> value) {
		return this.sentry.metrics().stream().filter((metric) -> metric.name().equals(name)).map(value).toList();
	}

}
