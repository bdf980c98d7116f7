package io.github.tuxsentry.internal.executor;

import java.util.concurrent.RunnableScheduledFuture;
import java.util.function.Predicate;

/**
 * Knows the tasks of a scheduler that run again and again. One with a trigger hands
 * itself over anew after each run, as if it were a task of the one before.
 */
final class RepeatedTasks implements Predicate<Runnable> {

	private static final String TRIGGERED = "org.springframework.scheduling.concurrent.ReschedulingRunnable";

	private static final String HANDED_OVER = "schedule";

	private static final int FRAMES = 12;

	private final StackWalker stack = StackWalker.getInstance();

	@Override
	public boolean test(Runnable task) {
		return task instanceof RunnableScheduledFuture<?> scheduled && (scheduled.isPeriodic() || isTriggered());
	}

	private boolean isTriggered() {
		return this.stack.walk((frames) -> frames.limit(FRAMES)
			.anyMatch((frame) -> frame.getMethodName().equals(HANDED_OVER) && frame.getClassName().equals(TRIGGERED)));
	}

}
