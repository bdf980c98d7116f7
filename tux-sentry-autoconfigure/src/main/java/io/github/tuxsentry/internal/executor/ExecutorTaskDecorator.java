package io.github.tuxsentry.internal.executor;

import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.tracing.ContextTask;
import io.github.tuxsentry.internal.tracing.QueuedWork;
import io.github.tuxsentry.internal.tracing.TaskContext;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

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
		Runnable queued = (this.counter != null && this.traits.counted().test(task))
				? this.counter.counted(this.executor, task, decorated) : decorated;
		if (decorated instanceof ContextTask<?> wrapped) {
			this.traits.watch(wrapped, task, queued);
		}
		return queued;
	}

	private Runnable propagate(Runnable task, Runnable decorated, TaskContext.Factory contexts) {
		if (this.traits.repeated().test(task)) {
			return contexts.isolate(decorated);
		}
		boolean delayed = task instanceof Delayed later && later.getDelay(TimeUnit.NANOSECONDS) > 0;
		ContextTask<?> wrapped = ContextTask.of(decorated, delayed ? contexts::captureDelayed : contexts);
		return (wrapped != null) ? wrapped : decorated;
	}

	/**
	 * Traits of the tasks of an executor.
	 *
	 * @param repeated whether a task runs repeatedly, so that it is isolated
	 * @param ordered whether the queue of the executor compares the tasks, which are then
	 * left unchanged
	 * @param counted whether a task is counted
	 * @param executor the supplier of the JDK's executor, or of any object
	 * @param queued whether the queue of the executor contains the decorated tasks
	 */
	record TaskTraits(Predicate<Runnable> repeated, BooleanSupplier ordered, Predicate<Runnable> counted,
			Supplier<Object> executor, boolean queued) {

		static TaskTraits of(ThreadPoolTaskExecutor pool) {
			// A queue that orders its tasks may compare them.
			return new TaskTraits((task) -> false,
					() -> ExecutorProxies.isOrdered(pool.getThreadPoolExecutor().getQueue()),
					(task) -> !(task instanceof Comparable), pool::getThreadPoolExecutor, true);
		}

		static TaskTraits of(ThreadPoolTaskScheduler scheduler) {
			return new TaskTraits(new RepeatedTasks(), () -> false, (task) -> true, scheduler::getScheduledExecutor,
					false);
		}

		static TaskTraits of(Executor executor, boolean counted) {
			return new TaskTraits((task) -> false, () -> false, (task) -> counted, () -> executor, false);
		}

		/**
		 * Watch a decorated task, which the executor may drop.
		 */
		void watch(ContextTask<?> wrapped, Runnable task, Runnable decorated) {
			QueuedWork.watch(wrapped, task, this.queued ? decorated : null, this.executor.get());
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
