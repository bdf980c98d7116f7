package io.github.tuxsentry.internal.filter;

import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.Hint;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/**
 * The one before-send-transaction callback: drops the spans that the filters do not want,
 * then runs the application's own callbacks, both in order. Thread-safe.
 */
public final class TransactionFilterChain implements BeforeSendTransactionCallback {

	private final SpanReducer reducer;

	private final Supplier<List<BeforeSendTransactionCallback>> applicationCallbacks;

	private final FaultBarrier faults;

	/**
	 * Creates a chain.
	 * @param reducer makes the spans fewer
	 * @param applicationCallbacks the application's own callbacks, asked for with each
	 * transaction
	 * @param faults takes what the reducer and the callbacks throw
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
