package io.github.tuxsentry.internal.tracing;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Knows results behind which the work starts only when somebody asks for it, each time
 * anew: a span covers one such use, and one that is never used has no span.
 * Implementations are thread-safe.
 */
public interface LazyResultHandler extends ResultHandler {

	/**
	 * Arranges for a span of each use of the result, and returns what the caller gets.
	 * @param result what the method returned
	 * @param span starts and ends the spans
	 * @return the result, or one that stands for it
	 */
	@Nullable Object onUse(@Nullable Object result, LazySpan span);

}
