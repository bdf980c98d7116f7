package io.github.tuxsentry.internal.executor;

import java.util.concurrent.RunnableScheduledFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.github.tuxsentry.internal.tracing.ContextTask;
import io.github.tuxsentry.internal.tracing.TaskContext;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;

/**
 * Task decorator of an instrumented executor. From the inside out: the application's own
 * decorator, the scopes of the submitting thread, and metrics.
 *
 * @param executor the name of the executor
 * @param delegate the application's own decorator, or {@code null}
 * @param contexts the factory for the scopes of the tasks, or {@code null}
 * @param counter the counter of the tasks, or {@code null}
 * @param traits the traits of the executor's tasks
 */
record ExecutorTaskDecorator(String executor, @Nullable TaskDecorator delegate, TaskContext.@Nullable Factory contexts,
		@Nullable TaskCounter counter, TaskTraits traits) implements TaskDecorator {

	@Override
	public Runnable decorate(Runnable task) {
		Runnable decorated = (this.delegate != null) ? this.delegate.decorate(task) : task;
		if (this.traits.ordered().getAsBoolean()) {
			return decorated;
		}
		if (this.contexts != null) {
			decorated = propagate(task, decorated, this.contexts);
		}
		return (this.counter != null && this.traits.counted().test(task))
				? this.counter.counted(this.executor, task, decorated) : decorated;
	}

	private Runnable propagate(Runnable task, Runnable decorated, TaskContext.Factory contexts) {
		if (this.traits.repeated().test(task)) {
			return contexts.isolate(decorated);
		}
		ContextTask<?> wrapped = ContextTask.of(decorated, contexts);
		return (wrapped != null) ? wrapped : decorated;
	}

	/**
	 * Traits of the tasks of an executor.
	 *
	 * @param repeated whether a task runs repeatedly, so that it is isolated
	 * @param ordered whether the queue of the executor compares the tasks, which are then
	 * left unchanged
	 * @param counted whether a task is counted
	 */
	record TaskTraits(Predicate<Runnable> repeated, BooleanSupplier ordered, Predicate<Runnable> counted) {

		static final TaskTraits DEFAULT = new TaskTraits((task) -> false, () -> false, (task) -> true);

		static final TaskTraits NOT_COUNTED = new TaskTraits((task) -> false, () -> false, (task) -> false);

		static TaskTraits ofPool(BooleanSupplier ordered) {
			// A queue that orders its tasks may compare them.
			return new TaskTraits((task) -> false, ordered, (task) -> !(task instanceof Comparable));
		}

		static TaskTraits ofScheduler() {
			return new TaskTraits(new RepeatedTasks(), () -> false, (task) -> true);
		}

	}

	/**
	 * Predicate for the tasks of a scheduler that run repeatedly. A task with a trigger
	 * resubmits itself after each run, as if it were submitted by the previous one.
	 */
	private static final class RepeatedTasks implements Predicate<Runnable> {

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
				.anyMatch((frame) -> frame.getMethodName().equals(SUBMIT_METHOD)
						&& frame.getClassName().equals(TRIGGERED)));
		}

	}

}
