package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.function.BiPredicate;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Result handler for methods that may return any type. The completion of the work is
 * determined from the returned object. Lazy results are not supported, since the span has
 * already been started before the call.
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
