package io.github.tuxsentry.internal.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Result handlers in order: those of the application, followed by the built-in ones for
 * futures, for results of any type, and for plain values. Thread-safe.
 */
final class ResultHandlers {

	static final ResultHandler FUTURE = new FutureHandler(FutureWatcher.SHARED);

	static final ResultHandler PLAIN = new PlainHandler();

	private final Supplier<List<ResultHandler>> given;

	private final FaultBarrier faults;

	private volatile @Nullable KnownHandlers known;

	/**
	 * Create new result handlers.
	 * @param given the supplier of the handlers of the application, consulted when the
	 * handler of a method is determined
	 * @param faults handles exceptions of handlers
	 */
	ResultHandlers(Supplier<List<ResultHandler>> given, FaultBarrier faults) {
		this.given = given;
		this.faults = faults;
	}

	/**
	 * Return the handler of a method's results.
	 * @param returnType the declared return type of the method
	 * @return the handler
	 */
	ResultHandler find(Class<?> returnType) {
		return all().stream().filter((handler) -> supports(handler, returnType)).findFirst().orElse(PLAIN);
	}

	private boolean supports(ResultHandler handler, Class<?> returnType) {
		return this.faults.get("consult a result handler", () -> handler.supports(returnType), false);
	}

	private List<ResultHandler> all() {
		List<ResultHandler> current = this.given.get();
		KnownHandlers handlers = this.known;
		if (handlers == null || handlers.given() != current) {
			List<ResultHandler> all = new ArrayList<>(current);
			all.add(FUTURE);
			all.add(new AnyHandler(all));
			handlers = new KnownHandlers(current, List.copyOf(all));
			this.known = handlers;
		}
		return handlers.all();
	}

	/**
	 * Result handlers.
	 *
	 * @param given the handlers of the application
	 * @param all the handlers of the application and the built-in handlers in order
	 */
	private record KnownHandlers(List<ResultHandler> given, List<ResultHandler> all) {
	}

	/**
	 * Result handler for {@link CompletionStage} and {@link Future}. The work completes
	 * with the future. The caller receives the same future that the method returned. No
	 * thread waits for it; the state of a plain future is polled.
	 */
	private record FutureHandler(FutureWatcher watcher) implements ResultHandler {

		@Override
		public boolean supports(Class<?> returnType) {
			return CompletionStage.class.isAssignableFrom(returnType) || Future.class.isAssignableFrom(returnType);
		}

		@Override
		public @Nullable Object onCompletion(@Nullable Object result, Completion completion) {
			if (result instanceof CompletionStage<?> stage) {
				stage.whenComplete((value, failure) -> completion.done(CompletionFailures.unwrapOrNull(failure)));
			}
			else if (!(result instanceof Future<?> future)) {
				completion.done(null);
			}
			else if (future.isDone()) {
				completion.done(CompletionFailures.of(future));
			}
			else if (!this.watcher.watch(future, completion)) {
				completion.done(new IllegalStateException("too many futures to watch"));
			}
			return result;
		}

	}

	/**
	 * Result handler for methods that may return any type. The completion of the work is
	 * determined from the returned object. Lazy results are not supported, since the span
	 * has already been started before the call.
	 */
	final class AnyHandler implements ResultHandler {

		private final List<ResultHandler> handlers;

		private AnyHandler(List<ResultHandler> handlers) {
			this.handlers = handlers.stream().filter((handler) -> !(handler instanceof LazyResultHandler)).toList();
		}

		@Override
		public boolean supports(Class<?> returnType) {
			return returnType == Object.class;
		}

		@Override
		public @Nullable Object onCompletion(@Nullable Object result, Completion completion) {
			if (result != null) {
				for (ResultHandler handler : this.handlers) {
					if (ResultHandlers.this.supports(handler, result.getClass())) {
						return handler.onCompletion(result, completion);
					}
				}
			}
			completion.done(null);
			return result;
		}

	}

	/**
	 * Return whether work is complete when its method returns.
	 */
	static boolean isPlain(ResultHandler handler) {
		return handler instanceof PlainHandler;
	}

	/**
	 * Result handler for plain values, whose work is complete on return.
	 */
	private static final class PlainHandler implements ResultHandler {

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

}
