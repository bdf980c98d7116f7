package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * The work behind a {@link Future} is done when the future is. The caller gets the very
 * future that the method returned, and nobody waits for it: it is looked at now and then.
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
