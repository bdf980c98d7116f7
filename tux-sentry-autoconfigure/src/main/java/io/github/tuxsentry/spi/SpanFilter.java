package io.github.tuxsentry.spi;

import io.sentry.protocol.SentrySpan;

/**
 * Keeps some spans out of finished transactions. Beans of this type are asked in order;
 * the first that drops a span ends the matter. Implementations are thread-safe.
 */
@FunctionalInterface
public interface SpanFilter {

	/**
	 * Tells whether a span is to be dropped. Its children hang on to its nearest
	 * surviving parent. A filter that throws drops nothing.
	 * @param span the span
	 * @return {@code true} to drop it
	 */
	boolean drops(SentrySpan span);

}
