package io.github.tuxsentry.examples;

import java.util.concurrent.CompletableFuture;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.SpanHandle;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;

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

	}

	interface Database {

		CompletableFuture<String> find(long id);

	}

}
