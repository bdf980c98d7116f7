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
 * Factory for the transactions of the process itself, its startup and its shutdown. They
 * are not sampled, since each occurs only once. They are not current on any thread.
 */
public final class ProcessTransactions {

	private static final String ORIGIN = "auto.lifecycle.tux_sentry";

	private final IScopes scopes;

	/**
	 * Create a new factory.
	 * @param scopes the scopes of the current thread
	 */
	public ProcessTransactions(IScopes scopes) {
		this.scopes = scopes;
	}

	/**
	 * Start a transaction.
	 * @param operation the operation
	 * @param name the name
	 * @param start the start time, which may be in the past
	 * @return the transaction, or a no-op if Sentry or tracing is disabled
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
	 * Convert a time to the SDK's representation.
	 * @param time the time
	 * @return the date
	 */
	public static SentryDate date(Instant time) {
		return new SentryLongDate(TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano());
	}

}
