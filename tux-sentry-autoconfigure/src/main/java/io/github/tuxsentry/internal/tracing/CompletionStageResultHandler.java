package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.CompletionStage;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Result handler for {@link CompletionStage}. The work completes with the stage. The
 * caller receives the same stage that the method returned.
 */
final class CompletionStageResultHandler implements ResultHandler {

	@Override
	public boolean supports(Class<?> returnType) {
		return CompletionStage.class.isAssignableFrom(returnType);
	}

	@Override
	public @Nullable Object onCompletion(@Nullable Object result, Completion completion) {
		if (result instanceof CompletionStage<?> stage) {
			stage.whenComplete((value, failure) -> completion.done(CompletionFailures.unwrapOrNull(failure)));
		}
		else {
			completion.done(null);
		}
		return result;
	}

}
