package io.github.tuxsentry.internal.tracing;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * The work behind a plain value is done at the return.
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
