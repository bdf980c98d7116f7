package io.github.tuxsentry.filter;

import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.fault.FaultBarrier;
import io.sentry.Hint;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/**
 * The one before-send-transaction callback: drops the spans that the filters do not want,
 * then runs the application's own callbacks, both in order. Thread-safe.
 */
public final class TransactionFilterChain implements BeforeSendTransactionCallback {

	private final Supplier<List<SpanFilter>> filters;

	private final Supplier<List<BeforeSendTransactionCallback>> applicationCallbacks;

	private final FaultBarrier faults;

	/**
	 * Creates a chain.
	 * @param filters the filters, asked for with each transaction
	 * @param applicationCallbacks the application's own callbacks, likewise
	 * @param faults takes what filters and callbacks throw
	 */
	public TransactionFilterChain(Supplier<List<SpanFilter>> filters,
			Supplier<List<BeforeSendTransactionCallback>> applicationCallbacks, FaultBarrier faults) {
		this.filters = filters;
		this.applicationCallbacks = applicationCallbacks;
		this.faults = faults;
	}

	@Override
	public @Nullable SentryTransaction execute(SentryTransaction transaction, Hint hint) {
		List<SpanFilter> spanFilters = this.filters.get();
		this.faults.run("filter spans", () -> SpanPruner.prune(transaction.getSpans(),
				(span) -> spanFilters.stream().anyMatch((filter) -> drops(filter, span))));
		SentryTransaction current = transaction;
		for (BeforeSendTransactionCallback callback : this.applicationCallbacks.get()) {
			SentryTransaction before = current;
			current = this.faults.getOrNull("run a before-send-transaction callback",
					() -> callback.execute(before, hint));
			if (current == null) {
				return null;
			}
		}
		return current;
	}

	private boolean drops(SpanFilter filter, SentrySpan span) {
		return this.faults.get("filter a span", () -> filter.drops(span), false);
	}

}
