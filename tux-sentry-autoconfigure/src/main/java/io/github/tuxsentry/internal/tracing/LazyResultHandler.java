package io.github.tuxsentry.internal.tracing;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Result handler for results whose work starts when they are used, and again with each
 * use. A span covers a single use; a result that is never used has no span.
 * Implementations are thread-safe.
 */
public interface LazyResultHandler extends ResultHandler {

	/**
	 * Prepare a span for each use of the result, and return the result for the caller.
	 * @param result the result of the method
	 * @param span starts and ends the spans
	 * @return the result, or a replacement for it
	 */
	@Nullable Object onUse(@Nullable Object result, LazySpan span);

}
