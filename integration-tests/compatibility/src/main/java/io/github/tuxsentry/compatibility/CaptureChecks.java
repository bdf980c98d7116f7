package io.github.tuxsentry.compatibility;

import java.time.Duration;
import java.util.Map;

import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.error.TuxApiResourceNotFoundException;
import io.github.tuxsentry.error.TuxException;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of the errors, messages and metrics that the bot records explicitly.
 */
final class CaptureChecks implements Checks {

	private final Tour tour;

	CaptureChecks(Tour tour) {
		this.tour = tour;
	}

	@Override
	public void run(Report report) {
		report.check("capture.database_error", this::databaseError);
		report.check("capture.http_error", this::httpError);
		report.check("capture.cog_error", this::cogError);
		report.check("capture.local_variables", this::localVariables);
		report.check("capture.uncaught_exception", this::uncaught);
		report.check("capture.once", this::once);
		report.check("capture.scrubbed_secret", this::secret);
		report.check("capture.event_filter", this::eventFilter);
		report.check("metrics.counter", this::counter);
		report.check("metrics.distribution", this::distribution);
		report.check("metrics.gauge", this::gauge);
	}

	private ErrorCapture errors() {
		return this.tour.bean(ErrorCapture.class);
	}

	private void databaseError() {
		errors().captureDatabaseError(new DuplicateKeyException("the key exists"));
		assertThat(this.tour.onlyFailure("the key exists")).hasTag("error.type", "database");
	}

	private void httpError() {
		RuntimeException converted = errors().convertHttpError(
				new HttpClientErrorException(HttpStatus.NOT_FOUND, "no such book"), "library", "books.get", "book 3");
		assertThat(converted).isInstanceOf(TuxApiResourceNotFoundException.class);
		assertThat(this.tour.onlyFailure("404 no such book")).hasTag("error.type", "api");
	}

	private void cogError() {
		errors().captureCogError(new IllegalStateException("the cog fails"), "books");
		assertThat(this.tour.onlyFailure("the cog fails")).hasTag("cog.name", "books");
	}

	private void localVariables() {
		int shelf = 42;
		IllegalStateException failure = new IllegalStateException("with local variables");
		errors().captureExceptionSafe(failure, Map.of("operation", "sort"), true);
		SentryItem event = this.tour.onlyFailure("with local variables");
		assertThat(shelf).isEqualTo(42);
		assertThat(event.context("locals").toString()).contains("\"shelf\":");
	}

	private void uncaught() throws InterruptedException {
		Thread thread = new Thread(() -> {
			throw new IllegalStateException("uncaught in a thread");
		});
		thread.start();
		thread.join();
		SentryItem event = this.tour.onlyFailure("uncaught in a thread");
		assertThat(event.exceptions().get(0).path("mechanism").path("type").asText())
			.isEqualTo("UncaughtExceptionHandler");
	}

	private void once() {
		TuxException failure = new TuxException("shelf_full", "the shelf is full") {
		};
		this.tour.manager().captureException(failure);
		this.tour.manager().captureException(new IllegalStateException("wrapper", failure));
		this.tour.onlyFailure("the shelf is full");
	}

	private void secret() {
		this.tour.manager().captureMessage("login with password=correct-horse-battery");
		this.tour.sentry().awaitEvent((event) -> String.valueOf(event.message()).startsWith("login with password="));
		assertThat(this.tour.sentry()).neverReceived("correct-horse-battery");
	}

	private void eventFilter() {
		this.tour.manager().captureMessage("in maintenance");
		this.tour.manager().captureMessage("out of maintenance");
		this.tour.onlyMessage("out of maintenance");
		assertThat(this.tour.sentry().events()).extracting(SentryItem::message).doesNotContain("in maintenance");
		this.tour.metric("bot.events.dropped", "reason", "maintenance");
	}

	private void counter() {
		this.tour.bean(BotMetrics.class).recordTaskMetric("sort", Duration.ofMillis(5));
		LocalMetric metric = this.tour.metric("bot.task.executions", "task", "sort");
		assertThat(metric.type()).isEqualTo("counter");
		assertThat(metric.value()).isEqualTo(1);
	}

	private void distribution() {
		LocalMetric metric = this.tour.metric("bot.task.execution_time", "task", "sort");
		assertThat(metric.type()).isEqualTo("distribution");
		assertThat(metric.value()).isEqualTo(5);
	}

	private void gauge() {
		this.tour.bean(BotMetrics.class).recordCacheMetric("shelf", "set", (entry) -> entry.size(17));
		LocalMetric metric = this.tour.metric("bot.cache.size", "cache", "shelf");
		assertThat(metric.type()).isEqualTo("gauge");
		assertThat(metric.value()).isEqualTo(17);
	}

}
