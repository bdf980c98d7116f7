package io.github.tuxsentry.internal.tracing;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Result handler for plain values, whose work is complete on return.
 */
final class PlainResultHandler implements ResultHandler {

	@Override
	public boolean supports(Class<?> returnType) {
		return true;
	}

	@Override
	public @Nullable Object onCompletion(@Nullable Object result, Completion completion) {
		completion.done(null);
		return result;
	}

}
