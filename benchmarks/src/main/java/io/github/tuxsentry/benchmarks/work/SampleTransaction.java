package io.github.tuxsentry.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sentry.SpanContext;
import io.sentry.SpanId;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;
import io.sentry.protocol.TransactionInfo;

/**
 * Transaction with many spans, of which 25 each are alike.
 */
public final class SampleTransaction {

	/**
	 * Number of kinds of spans.
	 */
	public static final int KINDS = 40;

	/**
	 * Number of spans of each kind.
	 */
	public static final int ALIKE = 25;

	private static final double START = 1_700_000_000;

	private final SpanContext trace = new SpanContext("task");

	private final List<SentrySpan> spans = new ArrayList<>();

	/**
	 * Create the spans.
	 */
	public SampleTransaction() {
		for (int i = 0; i < KINDS * ALIKE; i++) {
			this.spans.add(span(i));
		}
	}

	private SentrySpan span(int number) {
		double start = START + number / 1000.0;
		SentryId traceId = this.trace.getTraceId();
		return new SentrySpan(start, start + 0.0005, traceId, new SpanId(), this.trace.getSpanId(), "db.query",
				"SELECT level FROM table_" + letters(number % KINDS) + " WHERE id = ?", SpanStatus.OK, "auto.db",
				Map.of(), Map.of(), Map.of("db.system", "h2", "thread.name", "main"));
	}

	private static String letters(int number) {
		return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
	}

	/**
	 * Return a transaction with all spans.
	 * @return a new transaction
	 */
	public SentryTransaction create() {
		SentryTransaction transaction = new SentryTransaction(null, START, START + 2, this.spans, Map.of(),
				new TransactionInfo("custom"));
		transaction.getContexts().setTrace(this.trace);
		return transaction;
	}

}
