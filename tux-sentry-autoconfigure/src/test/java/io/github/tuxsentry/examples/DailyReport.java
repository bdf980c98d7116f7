package io.github.tuxsentry.examples;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.SpanHandle;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The examples of docs/tracing.md.
 */
public class DailyReport {

	private final SentryManager sentry;

	private final Statistics statistics;

	private final Database database;

	DailyReport(SentryManager sentry, Statistics statistics, Database database) {
		this.sentry = sentry;
		this.statistics = statistics;
		this.database = database;
	}

	@Transaction(op = "task.background", name = "daily_report")
	public void sendDailyReport() {
		this.statistics.collect();
	}

	@Span(op = "db.query", description = "Fetch user by ID")
	public CompletableFuture<String> fetchUser(long id) {
		return this.database.find(id);
	}

	@DailyJob("daily clean-up")
	public Mono<Long> cleanUp() {
		return this.database.deleteOld().count();
	}

	int countInCode() throws IOException {
		return this.sentry.trace("file.read", "Count lines", () -> {
			List<String> lines = this.statistics.read();
			this.sentry.currentSpan().setData("lines", lines.size());
			return lines.size();
		});
	}

	void processOrFail(Map<String, Object> guild) throws IOException {
		try (TransactionHandle transaction = this.sentry.startTransaction("task.background", "import",
				Map.of("guild", "large"));
				SpanHandle span = this.sentry.startSpan("db.query", "Insert members", guild)) {
			span.setSetupPhase("database", "starting");
			try {
				this.statistics.read();
			}
			catch (IOException ex) {
				transaction.fail(ex, Map.of("attempt", 1));
				throw ex;
			}
		}
	}

	void processInCode() {
		try (TransactionHandle transaction = this.sentry.startTransaction("task.background", "process_daily_report")) {
			try (SpanHandle span = this.sentry.startSpan("db.query", "Fetch user data")) {
				span.setData("db.rows_returned", 1);
			}
			transaction.setTag("report.kind", "daily");
		}
	}

	interface Statistics {

		void collect();

		default List<String> read() throws IOException {
			return List.of();
		}

	}

	interface Database {

		CompletableFuture<String> find(long id);

		default Flux<Long> deleteOld() {
			return Flux.just(1L, 2L);
		}

	}

}
