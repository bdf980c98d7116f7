package io.github.tuxsentry.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.SpanContext;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;

/**
 * Makes the spans of a finished transaction fewer: drops those that the filters do not
 * want, makes one of siblings that are alike, and keeps to the SDK's limit. How many went
 * is in the transaction's data: {@code spans.dropped}, {@code spans.grouped} and
 * {@code spans.cut}; {@code spans.limit_reached} says that the SDK itself has taken no
 * more. Thread-safe.
 */
final class SpanReducer {

	/**
	 * The size of a group that no group reaches.
	 */
	public static final int NEVER_GROUP = Integer.MAX_VALUE;

	private final Supplier<List<SpanFilter>> filters;

	private final int groupFrom;

	private final IntSupplier limit;

	private final FaultBarrier faults;

	/**
	 * Creates a reducer.
	 * @param filters the filters, asked for with each transaction
	 * @param groupFrom how many siblings that are alike become one, 2 or more, or
	 * {@link #NEVER_GROUP}
	 * @param limit the most spans that a transaction may have
	 * @param faults takes what the filters throw
	 */
	SpanReducer(Supplier<List<SpanFilter>> filters, int groupFrom, IntSupplier limit, FaultBarrier faults) {
		this.filters = filters;
		this.groupFrom = groupFrom;
		this.limit = limit;
		this.faults = faults;
	}

	/**
	 * Makes the spans of a transaction fewer.
	 * @param transaction the transaction
	 */
	public void reduce(SentryTransaction transaction) {
		List<SentrySpan> spans = transaction.getSpans();
		SpanContext trace = transaction.getContexts().getTrace();
		if (trace == null || spans.isEmpty()) {
			return;
		}
		int most = this.limit.getAsInt();
		boolean limitReached = spans.size() >= most;
		List<SpanFilter> spanFilters = this.filters.get();
		SpanTree tree = SpanTree.arrange(transaction, trace.getSpanId(),
				(span) -> spanFilters.stream().anyMatch((filter) -> drops(filter, span)), this.groupFrom);
		int cut = Math.max(0, tree.spans().size() - most);
		if (tree.isChanged() || cut > 0) {
			List<SentrySpan> left = new ArrayList<>(tree.spans().subList(0, tree.spans().size() - cut));
			spans.clear();
			spans.addAll(left);
		}
		tell(trace, "spans.dropped", tree.dropped());
		tell(trace, "spans.grouped", tree.grouped());
		tell(trace, "spans.cut", cut);
		if (limitReached) {
			trace.setData("spans.limit_reached", true);
		}
	}

	private boolean drops(SpanFilter filter, SentrySpan span) {
		return this.faults.get("filter a span", () -> filter.drops(span), false);
	}

	private static void tell(SpanContext trace, String key, int number) {
		if (number > 0) {
			trace.setData(key, number);
		}
	}

}
