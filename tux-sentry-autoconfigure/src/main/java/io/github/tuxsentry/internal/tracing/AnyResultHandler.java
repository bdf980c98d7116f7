package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.function.BiPredicate;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Of a method that may return anything, what it does return tells when the work is done.
 * For a lazy result it is too late by then: its span has started before the call.
 */
final class AnyResultHandler implements ResultHandler {

	private final List<ResultHandler> handlers;

	private final BiPredicate<ResultHandler, Class<?>> supports;

	AnyResultHandler(List<ResultHandler> handlers, BiPredicate<ResultHandler, Class<?>> supports) {
		this.handlers = handlers.stream().filter((handler) -> !(handler instanceof LazyResultHandler)).toList();
		this.supports = supports;
	}

	@Override
	public boolean supports(Class<?> returnType) {
		return returnType == Object.class;
	}

	@Override
	public @Nullable Object onCompletion(@Nullable Object result, Completion completion) {
		if (result != null) {
			for (ResultHandler handler : this.handlers) {
				if (this.supports.test(handler, result.getClass())) {
					return handler.onCompletion(result, completion);
				}
			}
		}
		completion.done(null);
		return result;
	}

}
