package io.github.tuxsentry.internal.filter;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.SpanAttribute;
import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.Hint;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.SpanContext;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Single before-send-transaction callback that reduces the number of spans and then
 * applies the application's own callbacks in order. Spans rejected by the filters are
 * dropped, similar siblings are grouped, and the limit of the SDK is enforced. The
 * numbers of removed spans are added to the data of the transaction as
 * {@code spans.dropped}, {@code spans.grouped} and {@code spans.cut};
 * {@code spans.limit_reached} indicates that the SDK itself has rejected further spans.
 * Thread-safe.
 */
public final class TransactionFilterChain implements BeforeSendTransactionCallback {

	/**
	 * Group size that is never reached.
	 */
	static final int NEVER_GROUP = Integer.MAX_VALUE;

	private final Supplier<List<SpanFilter>> filters;

	private final int groupFrom;

	private final IntSupplier limit;

	private final Supplier<@Nullable List<BeforeSendTransactionCallback>> applicationCallbacks;

	private final FaultBarrier faults;

	private final LongAdder dropped = new LongAdder();

	private final LongAdder passed = new LongAdder();

	/**
	 * Create a new chain.
	 * @param filters the filters, obtained for each transaction
	 * @param groupFrom the minimum number of similar siblings to group, 2 or more, or
	 * {@link #NEVER_GROUP}
	 * @param limit the maximum number of spans of a transaction
	 * @param applicationCallbacks the application's own callbacks, obtained for each
	 * transaction, which is dropped while they are {@code null}
	 * @param faults handles exceptions thrown by filters and callbacks
	 */
	TransactionFilterChain(Supplier<List<SpanFilter>> filters, int groupFrom, IntSupplier limit,
			Supplier<@Nullable List<BeforeSendTransactionCallback>> applicationCallbacks, FaultBarrier faults) {
		this.filters = filters;
		this.groupFrom = groupFrom;
		this.limit = limit;
		this.applicationCallbacks = applicationCallbacks;
		this.faults = faults;
	}

	@Override
	public @Nullable SentryTransaction execute(SentryTransaction transaction, Hint hint) {
		this.faults.run("reduce spans", () -> reduce(transaction));
		List<BeforeSendTransactionCallback> callbacks = this.faults
			.getOrNull("find the before-send-transaction callbacks", this.applicationCallbacks);
		if (callbacks == null) {
			this.dropped.increment();
			return null;
		}
		SentryTransaction current = transaction;
		for (BeforeSendTransactionCallback callback : callbacks) {
			SentryTransaction before = current;
			current = this.faults.getOrNull("run a before-send-transaction callback",
					() -> callback.execute(before, hint));
			if (current == null) {
				this.dropped.increment();
				return null;
			}
		}
		this.passed.increment();
		return current;
	}

	/**
	 * Return the number of dropped transactions.
	 */
	long dropped() {
		return this.dropped.sum();
	}

	/**
	 * Return the number of transactions that were not dropped.
	 */
	long passed() {
		return this.passed.sum();
	}

	private void reduce(SentryTransaction transaction) {
		List<SentrySpan> spans = transaction.getSpans();
		SpanContext trace = transaction.getContexts().getTrace();
		if (trace == null || spans.isEmpty()) {
			return;
		}
		int maxSpans = this.limit.getAsInt();
		boolean limitReached = spans.size() >= maxSpans;
		SpanDrops drops = new SpanDrops(this.filters.get(), this.faults);
		SpanTree tree = SpanTree.arrange(transaction, trace.getSpanId(), drops, this.groupFrom);
		int cut = Math.max(0, tree.spans().size() - maxSpans);
		if (tree.isChanged() || cut > 0) {
			spans.clear();
			spans.addAll(tree.spans().subList(0, tree.spans().size() - cut));
		}
		addData(trace, SpanAttribute.SPANS_DROPPED, tree.dropped());
		addData(trace, SpanAttribute.SPANS_GROUPED, tree.grouped());
		addData(trace, SpanAttribute.SPANS_CUT, cut);
		if (limitReached) {
			SpanAttribute.SPANS_LIMIT_REACHED.set(trace, true);
		}
	}

	private static void addData(SpanContext trace, SpanAttribute attribute, int number) {
		if (number > 0) {
			attribute.set(trace, number);
		}
	}

}
