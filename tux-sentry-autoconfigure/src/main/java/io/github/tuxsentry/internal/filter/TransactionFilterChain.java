package io.github.tuxsentry.internal.filter;

import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.Hint;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Single before-send-transaction callback that drops the spans rejected by the filters
 * and then applies the application's own callbacks, both in order. Thread-safe.
 */
public final class TransactionFilterChain implements BeforeSendTransactionCallback {

	private final SpanReducer reducer;

	private final Supplier<List<BeforeSendTransactionCallback>> applicationCallbacks;

	private final FaultBarrier faults;

	/**
	 * Create a new chain.
	 * @param reducer reduces the number of spans
	 * @param applicationCallbacks the application's own callbacks, obtained for each
	 * transaction
	 * @param faults handles exceptions thrown by the reducer and the callbacks
	 */
	public TransactionFilterChain(SpanReducer reducer,
			Supplier<List<BeforeSendTransactionCallback>> applicationCallbacks, FaultBarrier faults) {
		this.reducer = reducer;
		this.applicationCallbacks = applicationCallbacks;
		this.faults = faults;
	}

	@Override
	public @Nullable SentryTransaction execute(SentryTransaction transaction, Hint hint) {
		this.faults.run("reduce spans", () -> this.reducer.reduce(transaction));
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

}
