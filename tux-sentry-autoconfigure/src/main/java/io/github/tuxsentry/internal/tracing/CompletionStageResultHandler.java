package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.CompletionStage;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * The work behind a {@link CompletionStage} is done at its completion. The caller gets
 * the very stage that the method returned.
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
