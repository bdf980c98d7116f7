package io.github.tuxsentry.internal.tracing;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.sentry.IScopes;
import io.sentry.ITransaction;
import io.sentry.NoOpTransaction;
import io.sentry.SentryDate;
import io.sentry.SentryLongDate;
import io.sentry.TracesSamplingDecision;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.protocol.TransactionNameSource;

/**
 * Starts the transactions that tell of the process itself, its start and its end. There
 * is one of each, so they are not sampled: a share of one is either nothing or all. They
 * are current on no thread.
 */
public final class ProcessTransactions {

	private static final String ORIGIN = "auto.lifecycle.tux_sentry";

	private final IScopes scopes;

	/**
	 * Creates the transactions.
	 * @param scopes the scopes of the current thread
	 */
	public ProcessTransactions(IScopes scopes) {
		this.scopes = scopes;
	}

	/**
	 * Starts a transaction.
	 * @param operation the operation
	 * @param name the name
	 * @param start when it began, which may be long ago
	 * @return the transaction; one that does nothing without Sentry or without tracing
	 */
	public ITransaction start(String operation, String name, Instant start) {
		if (!this.scopes.isEnabled()) {
			return NoOpTransaction.getInstance();
		}
		TransactionContext context = new TransactionContext(name, TransactionNameSource.CUSTOM, operation,
				new TracesSamplingDecision(true));
		TransactionOptions options = new TransactionOptions();
		options.setOrigin(ORIGIN);
		options.setStartTimestamp(date(start));
		options.setBindToScope(false);
		return this.scopes.forkedRootScopes("tux-sentry").startTransaction(context, options);
	}

	/**
	 * Tells a time as the SDK does.
	 * @param time the time
	 * @return the date
	 */
	public static SentryDate date(Instant time) {
		return new SentryLongDate(TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano());
	}

}
