package io.github.tuxsentry.internal.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Task that runs once, within the context captured where it was submitted.
 *
 * @param <V> the type of the result
 */
public final class ContextTask<V extends @Nullable Object> implements Callable<V>, Runnable {

	private final Object task;

	private final Runnable work;

	private final @Nullable FutureTask<V> call;

	private final TaskContext context;

	private volatile boolean started;

	private ContextTask(Object task, Runnable work, @Nullable FutureTask<V> call, TaskContext context) {
		this.task = task;
		this.work = work;
		this.call = call;
		this.context = context;
	}

	/**
	 * Wrap a task whose failure reaches the thread that runs it.
	 * @param task the task
	 * @param contexts the factory for the context of the task
	 * @return the task to run in its place, or {@code null} if there is nothing to
	 * propagate
	 */
	public static @Nullable ContextTask<@Nullable Object> of(Runnable task, TaskContext.Factory contexts) {
		TaskContext context = contexts.capture();
		return (context != null) ? new ContextTask<>(task, task, null, context) : null;
	}

	/**
	 * Wrap a task whose failure is kept for the caller that asks for its result, so that
	 * it is not an uncaught error within the context.
	 * @param <V> the type of the result
	 * @param task the task
	 * @param contexts the factory for the context of the task
	 * @return the task to run in its place, or {@code null} if there is nothing to
	 * propagate
	 */
	public static <V extends @Nullable Object> @Nullable ContextTask<V> of(Callable<V> task,
			TaskContext.Factory contexts) {
		return of(task, new FutureTask<>(task), contexts);
	}

	/**
	 * Wrap a task whose failure is kept for the caller that asks for its result, as
	 * {@link #of(Callable, TaskContext.Factory)} does.
	 * @param task the task
	 * @param contexts the factory for the context of the task
	 * @return the task to run in its place, or {@code null} if there is nothing to
	 * propagate
	 */
	public static @Nullable ContextTask<@Nullable Object> submitted(Runnable task, TaskContext.Factory contexts) {
		return of(task, new FutureTask<@Nullable Object>(task, null), contexts);
	}

	private static <V extends @Nullable Object> @Nullable ContextTask<V> of(Object task, FutureTask<V> call,
			TaskContext.Factory contexts) {
		TaskContext context = contexts.capture();
		return (context != null) ? new ContextTask<>(task, call, call, context) : null;
	}

	/**
	 * Submit the task, and release its context if the executor refuses or drops it.
	 * @param executor the executor
	 * @param submission the submission to the executor
	 * @param <T> the type of the result of the submission
	 * @return the result of the submission
	 */
	public <T> T submit(Object executor, Supplier<T> submission) {
		try {
			T result = submission.get();
			QueuedWork.watch(this, result, executor);
			return result;
		}
		catch (RuntimeException | Error refused) {
			release();
			throw refused;
		}
	}

	/**
	 * Release the context of a task that will not run.
	 */
	public void release() {
		this.started = true;
		this.context.release();
		if (this.task instanceof ContextTask<?> inner) {
			inner.release();
		}
	}

	/**
	 * Return whether the task has not been started and holds a unit of work open.
	 * @return {@code true} if the task has to run or to be released
	 */
	boolean isHolding() {
		return !this.started && this.context.isHolding();
	}

	/**
	 * Release the context of a task that will not run unless it already does.
	 */
	public void releaseUnlessStarted() {
		if (!this.started) {
			release();
		}
	}

	/**
	 * Return the tasks that were submitted, and release their contexts.
	 * @param <T> the type of the tasks
	 * @param queued the tasks that an executor has not started
	 * @return a new list, without the tasks that were put in their place
	 */
	@SuppressWarnings("unchecked")
	public static <T> List<T> unwrapped(List<T> queued) {
		List<T> tasks = new ArrayList<>();
		for (T task : queued) {
			if (task instanceof ContextTask<?> wrapped && wrapped.task instanceof Runnable) {
				wrapped.release();
				tasks.add((T) wrapped.task);
			}
			else {
				tasks.add(task);
			}
		}
		return tasks;
	}

	/**
	 * Return the task that was wrapped.
	 * @return the original task
	 */
	public Object task() {
		return this.task;
	}

	@Override
	public void run() {
		this.started = true;
		try {
			this.context.run(this.work);
		}
		finally {
			release();
		}
		if (this.call != null) {
			result(this.call);
		}
	}

	@Override
	@SuppressWarnings("NullAway")
	public V call() {
		run();
		return (this.call != null) ? result(this.call) : null;
	}

	private static <V extends @Nullable Object> V result(FutureTask<V> call) {
		try {
			return call.get();
		}
		catch (ExecutionException ex) {
			throw ContextTask.<RuntimeException>sneakyThrow((ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (InterruptedException ex) {
			throw ContextTask.<RuntimeException>sneakyThrow(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable> E sneakyThrow(Throwable failure) throws E {
		throw (E) failure;
	}

	@Override
	public String toString() {
		return this.task.toString();
	}

}
