package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.internal.operation.Operations;
import io.github.tuxsentry.internal.text.Wildcard;
import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.protocol.SentrySpan;

/**
 * {@link SpanFilter} that drops the spans of excluded operations.
 */
final class ExcludedOperationSpanFilter implements SpanFilter {

	private final List<Wildcard> operations;

	/**
	 * Create a new filter.
	 * @param operations the patterns for the operations, as given or normalized
	 */
	ExcludedOperationSpanFilter(List<Wildcard> operations) {
		this.operations = List.copyOf(operations);
	}

	@Override
	public boolean drops(SentrySpan span) {
		if (this.operations.isEmpty()) {
			return false;
		}
		String normalized = Operations.normalize(span.getOp(), null);
		return this.operations.stream()
			.anyMatch((operation) -> operation.matches(span.getOp()) || operation.matches(normalized));
	}

}
