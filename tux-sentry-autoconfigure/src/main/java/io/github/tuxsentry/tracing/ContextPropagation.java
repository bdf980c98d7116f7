package io.github.tuxsentry.tracing;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import io.sentry.IScopes;

/**
 * Takes the scopes and the active span of the current thread to other threads. Work that
 * is handed over runs on a fork of them: it sees the tags, user, breadcrumbs and span as
 * they were when it was handed over, and what it sets itself reaches neither who handed
 * it over nor the thread that happens to run it. Without Sentry nothing is wrapped.
 * Thread-safe.
 * <p>
 * The executors and schedulers that are beans do this by themselves.
 */
public interface ContextPropagation {

	/**
	 * The key by which the scopes are known in a Reactor context and to Micrometer's
	 * context propagation; the value is an {@link IScopes}.
	 */
	String KEY = "tux-sentry.scopes";

	/**
	 * Wraps a task. It may run any number of times, each on a fork of its own.
	 * @param task the task
	 * @return the task with the current scopes and span
	 */
	Runnable wrap(Runnable task);

	/**
	 * Wraps a task with a result. It may run any number of times, each on a fork of its
	 * own.
	 * @param <V> the type of the result
	 * @param task the task
	 * @return the task with the current scopes and span
	 */
	<V> Callable<V> wrap(Callable<V> task);

	/**
	 * Wraps a supplier, e.g. one for a
	 * {@link java.util.concurrent.CompletableFuture#supplyAsync CompletableFuture}. It
	 * may be asked any number of times, each time on a fork of its own.
	 * @param <V> the type of the result
	 * @param supplier the supplier
	 * @return the supplier with the current scopes and span
	 */
	<V> Supplier<V> wrapSupplier(Supplier<V> supplier);

	/**
	 * Wraps a task that belongs to nobody's work: each run is on clean scopes, without a
	 * span, wherever it runs.
	 * @param task the task
	 * @return the task, isolated
	 */
	Runnable isolated(Runnable task);

	/**
	 * Wraps an executor.
	 * @param executor the executor
	 * @return an executor that runs each task with the scopes and span of who hands it
	 * over
	 */
	Executor taskWrapping(Executor executor);

	/**
	 * Wraps an executor service. Wrapping twice changes nothing.
	 * @param executor the executor service
	 * @return an executor service that runs each task with the scopes and span of who
	 * hands it over
	 */
	ExecutorService taskWrapping(ExecutorService executor);

	/**
	 * Wraps a scheduler. Wrapping twice changes nothing.
	 * @param scheduler the scheduler
	 * @return a scheduler that runs each one-time task with the scopes and span of who
	 * hands it over, and periodic tasks on clean scopes
	 */
	ScheduledExecutorService taskWrapping(ScheduledExecutorService scheduler);

}
