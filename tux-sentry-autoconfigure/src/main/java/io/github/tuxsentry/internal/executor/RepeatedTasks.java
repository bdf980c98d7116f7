package io.github.tuxsentry.internal.executor;

import java.util.concurrent.RunnableScheduledFuture;
import java.util.function.Predicate;

/**
 * Predicate for the tasks of a scheduler that run repeatedly. A task with a trigger
 * resubmits itself after each run, as if it were submitted by the previous one.
 */
final class RepeatedTasks implements Predicate<Runnable> {

	private static final String TRIGGERED = "org.springframework.scheduling.concurrent.ReschedulingRunnable";

	private static final String SUBMIT_METHOD = "schedule";

	private static final int MAX_FRAMES = 12;

	private final StackWalker stack = StackWalker.getInstance();

	@Override
	public boolean test(Runnable task) {
		return task instanceof RunnableScheduledFuture<?> scheduled && (scheduled.isPeriodic() || isTriggered());
	}

	private boolean isTriggered() {
		return this.stack.walk((frames) -> frames.limit(MAX_FRAMES)
			.anyMatch(
					(frame) -> frame.getMethodName().equals(SUBMIT_METHOD) && frame.getClassName().equals(TRIGGERED)));
	}

}
