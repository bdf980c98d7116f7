package io.github.tuxsentry.tracing;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import io.sentry.IScopes;

/**
 * Interface for propagating the scopes and the active span of the current thread to other
 * threads. Each run of a wrapped task uses a fork of the scopes: it has the tags, user,
 * breadcrumbs and span that were current when it was wrapped or submitted. Changes made
 * by the task affect neither the submitting thread nor the thread that runs it. If Sentry
 * is disabled, tasks are not wrapped.
 * <p>
 * Executor and scheduler beans propagate their scopes automatically. A bean of this type
 * is always available. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface ContextPropagation {

	/**
	 * Key of the scopes in a Reactor context and in Micrometer's context propagation. The
	 * value is an {@link IScopes}.
	 */
	String KEY = "tux-sentry.scopes";

	/**
	 * Wrap a task. It can be run any number of times, each time with a fork of its own.
	 * @param task the task
	 * @return a task that runs with the current scopes and span
	 */
	Runnable wrap(Runnable task);

	/**
	 * Wrap a task with a result. It can be called any number of times, each time with a
	 * fork of its own.
	 * @param <V> the type of the result
	 * @param task the task
	 * @return a task that runs with the current scopes and span
	 */
	<V> Callable<V> wrap(Callable<V> task);

	/**
	 * Wrap a supplier, e.g. for a
	 * {@link java.util.concurrent.CompletableFuture#supplyAsync CompletableFuture}. It
	 * can be called any number of times, each time with a fork of its own.
	 * @param <V> the type of the result
	 * @param supplier the supplier
	 * @return a supplier that runs with the current scopes and span
	 */
	<V> Supplier<V> wrapSupplier(Supplier<V> supplier);

	/**
	 * Isolate a task from the current scopes. Each run has new scopes without a span, on
	 * any thread.
	 * @param task the task
	 * @return the isolated task
	 */
	Runnable isolate(Runnable task);

	/**
	 * Wrap an executor.
	 * @param executor the executor
	 * @return an executor that runs each task with the scopes and span of the submitting
	 * thread
	 */
	Executor taskWrapping(Executor executor);

	/**
	 * Wrap an executor service. An executor service that is already wrapped is returned
	 * unchanged.
	 * @param executor the executor service
	 * @return an executor service that runs each task with the scopes and span of the
	 * submitting thread
	 */
	ExecutorService taskWrapping(ExecutorService executor);

	/**
	 * Wrap a scheduler. A scheduler that is already wrapped is returned unchanged.
	 * @param scheduler the scheduler
	 * @return a scheduler that runs one-time tasks with the scopes and span of the
	 * submitting thread, and periodic tasks with new scopes
	 */
	ScheduledExecutorService taskWrapping(ScheduledExecutorService scheduler);

}
