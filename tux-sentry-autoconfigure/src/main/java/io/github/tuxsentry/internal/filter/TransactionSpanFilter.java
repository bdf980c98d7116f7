package io.github.tuxsentry.internal.filter;

import java.util.function.Supplier;

import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.protocol.SentrySpan;

/**
 * {@link SpanFilter} of the library that examines each operation and each description
 * once in a transaction, however many of its spans have them.
 */
final class TransactionSpanFilter implements SpanFilter {

	private final Supplier<SpanFilter> filters;

	/**
	 * Create a filter.
	 * @param filters creates the filter for a transaction, which need not be thread-safe
	 */
	TransactionSpanFilter(Supplier<SpanFilter> filters) {
		this.filters = filters;
	}

	/**
	 * Create the filter for the spans of a single transaction.
	 * @return the filter, which is not thread-safe
	 */
	SpanFilter forTransaction() {
		return this.filters.get();
	}

	@Override
	public boolean drops(SentrySpan span) {
		return forTransaction().drops(span);
	}

}
