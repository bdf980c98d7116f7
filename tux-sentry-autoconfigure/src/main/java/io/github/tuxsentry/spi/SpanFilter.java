package io.github.tuxsentry.spi;

import io.sentry.protocol.SentrySpan;

/**
 * Interface for beans that drop spans of finished transactions. Filters are applied in
 * order; a span is dropped by the first filter that matches. Implementations must be
 * thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SpanFilter {

	/**
	 * Return whether to drop a span. Its children are attached to the nearest remaining
	 * ancestor. If the filter throws an exception, the span is not dropped.
	 * @param span the span
	 * @return {@code true} to drop the span
	 */
	boolean drops(SentrySpan span);

}
