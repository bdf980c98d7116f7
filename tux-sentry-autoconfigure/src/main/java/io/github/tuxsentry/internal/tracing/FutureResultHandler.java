package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Result handler for {@link Future}. The work completes with the future. The caller
 * receives the same future that the method returned. No thread waits for it; its state is
 * polled.
 */
final class FutureResultHandler implements ResultHandler {

	private final ResultHandler stages = new CompletionStageResultHandler();

	private final FutureWatcher watcher;

	FutureResultHandler(FutureWatcher watcher) {
		this.watcher = watcher;
	}

	@Override
	public boolean supports(Class<?> returnType) {
		return Future.class.isAssignableFrom(returnType);
	}

	@Override
	public @Nullable Object onCompletion(@Nullable Object result, Completion completion) {
		if (result instanceof CompletionStage) {
			return this.stages.onCompletion(result, completion);
		}
		if (!(result instanceof Future<?> future)) {
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
