package io.github.tuxsentry.internal.filter;

import java.util.List;
import java.util.function.Predicate;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.protocol.SentrySpan;

/**
 * Decision on whether a span of a transaction is dropped, which is that of the first
 * filter that drops it. A filter that throws an exception does not drop the span.
 */
final class SpanDrops implements Predicate<SentrySpan> {

	private final SpanFilter[] filters;

	private final FaultBarrier faults;

	/**
	 * Create the decision for a single transaction.
	 * @param filters the filters in order
	 * @param faults handles exceptions thrown by filters
	 */
	SpanDrops(List<SpanFilter> filters, FaultBarrier faults) {
		this.filters = filters.toArray(SpanFilter[]::new);
		this.faults = faults;
		for (int i = 0; i < this.filters.length; i++) {
			if (this.filters[i] instanceof TransactionSpanFilter filter) {
				this.filters[i] = filter.forTransaction();
			}
		}
	}

	@Override
	public boolean test(SentrySpan span) {
		for (SpanFilter filter : this.filters) {
			if (drops(filter, span)) {
				return true;
			}
		}
		return false;
	}

	private boolean drops(SpanFilter filter, SentrySpan span) {
		try {
			return filter.drops(span);
		}
		catch (Throwable fault) {
			this.faults.caught("filter a span", fault);
			return false;
		}
	}

}
