package io.github.tuxsentry.compatibility;

import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of caches, databases and retries.
 */
final class DataChecks implements Checks {

	private final Tour tour;

	DataChecks(Tour tour) {
		this.tour = tour;
	}

	@Override
	public void run(Report report) {
		report.check("cache.spans", this::cacheSpans);
		report.check("cache.metrics", this::cacheMetrics);
		report.check("cache.meters_of_spring_boot", this::cacheMeters);
		report.check("database.span", this::statement);
		report.check("database.metric", this::databaseMetric);
		report.check("database.failure", this::databaseFailure);
		report.check("database.retries", this::retries);
	}

	private JdbcTemplate database() {
		return this.tour.bean(JdbcTemplate.class);
	}

	private void cacheSpans() {
		SentryItem miss = this.tour.trace("cache_miss", () -> this.tour.bean(Library.class).title(1));
		SentryItem hit = this.tour.trace("cache_hit", () -> this.tour.bean(Library.class).title(1));
		assertThat(Tour.span(miss, "cache.get").at("/data/cache.hit").asBoolean(true)).isFalse();
		assertThat(Tour.span(hit, "cache.get").at("/data/cache.hit").asBoolean()).isTrue();
		assertThat(Tour.span(miss, "cache.put").path("origin").asText()).isEqualTo("auto.cache.tux_sentry");
	}

	private void cacheMetrics() {
		assertThat(this.tour.metric("bot.cache.hits", "cache", "books").value()).isEqualTo(1);
		assertThat(this.tour.metric("bot.cache.misses", "cache", "books").value()).isEqualTo(1);
		this.tour.metric("bot.cache.size", "cache", "books");
	}

	private void cacheMeters() {
		assertThat(this.tour.bean(CacheManager.class)).isInstanceOf(CaffeineCacheManager.class);
		assertThat(this.tour.bean(MeterRegistry.class).find("cache.gets").tag("cache", "books").meters()).isNotEmpty();
	}

	private void statement() {
		database().execute("create table book (id int primary key, title varchar(20))");
		SentryItem transaction = this.tour.trace("database",
				() -> database().queryForList("select title from book where id = ?", 7));
		JsonNode span = Tour.span(transaction, "db.query");
		assertThat(span.path("description").asText()).isEqualTo("select title from book where id = ?");
		assertThat(span.path("origin").asText()).isEqualTo("auto.db.tux_sentry");
	}

	private void databaseMetric() {
		assertThat(this.tour.sentry()
			.awaitMetric((metric) -> metric.name().equals("bot.database.operation.count")
					&& "select".equals(metric.attributes().get("operation")))
			.attributes()).containsEntry("table", "book").containsEntry("success", true);
	}

	private void databaseFailure() {
		SentryItem transaction = this.tour.trace("database_failure", () -> {
			try {
				database().execute("delete from missing");
			}
			catch (RuntimeException ex) {
				assertThat(ex).isNotNull();
			}
		});
		assertThat(Tour.span(transaction, "db.query").path("status").asText()).isNotEqualTo("ok");
		this.tour.metric("bot.database.failures", "table", "missing");
	}

	private void retries() throws Exception {
		AtomicInteger attempts = new AtomicInteger();
		this.tour.bean(Retrying.class).perform(() -> {
			database().update("update book set title = 'new' where id = 1");
			if (attempts.incrementAndGet() < 3) {
				throw new TransientDataAccessResourceException("try again");
			}
			return "done";
		});
		assertThat(attempts).hasValue(3);
		assertThat(this.tour.metric("bot.database.retries", "operation", "update").attributes()).containsEntry("table",
				"book");
		this.tour.metric("bot.database.operation.count", "retry_count", 2L);
	}

}
