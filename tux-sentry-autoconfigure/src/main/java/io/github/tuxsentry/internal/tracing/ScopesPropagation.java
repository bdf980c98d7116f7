package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * Takes the scopes and the active span of the current thread to other threads. Work that
 * is handed over runs on a fork of them: it sees the tags, user, breadcrumbs and span as
 * they were when it was handed over, and what it sets itself reaches neither who handed
 * it over nor the thread that happens to run it. Without Sentry nothing is wrapped.
 * Thread-safe.
 * <p>
 * The executors and schedulers that are beans do this by themselves.
 */
public final class ScopesPropagation implements ContextPropagation, TaskCarrier {

	private static final String CREATOR = "tux-sentry";

	private final IScopes scopes;

	private final FaultBarrier faults;

	/**
	 * Creates a context propagation.
	 * @param scopes the scopes of the current thread
	 * @param faults takes the faults of the library
	 */
	public ScopesPropagation(IScopes scopes, FaultBarrier faults) {
		this.scopes = scopes;
		this.faults = faults;
	}

	@Override
	public Runnable wrap(Runnable task) {
		IScopes captured = capture();
		return (captured != null) ? () -> run(captured, task) : task;
	}

	@Override
	public <V> Callable<V> wrap(Callable<V> task) {
		IScopes captured = capture();
		return (captured != null) ? () -> call(captured, task) : task;
	}

	@Override
	public <V> Supplier<V> wrapSupplier(Supplier<V> supplier) {
		IScopes captured = capture();
		return (captured != null) ? () -> supply(captured, supplier) : supplier;
	}

	@Override
	public Runnable isolated(Runnable task) {
		return () -> {
			ForkedTask forked = this.faults.getOrNull("isolate a task", () -> this.scopes.isEnabled()
					? new ForkedTask(task, this.scopes.forkedRootScopes(CREATOR), this.faults) : null);
			((forked != null) ? forked : task).run();
		};
	}

	@Override
	public Executor taskWrapping(Executor executor) {
		return (task) -> {
			CarriedTask carried = carry(task);
			executor.execute((carried != null) ? carried : task);
		};
	}

	@Override
	public ExecutorService taskWrapping(ExecutorService executor) {
		return CarryingExecutorService.around(executor, this);
	}

	@Override
	public ScheduledExecutorService taskWrapping(ScheduledExecutorService scheduler) {
		return CarryingScheduler.around(scheduler, this);
	}

	@Override
	public @Nullable CarriedTask carry(Runnable task) {
		IScopes captured = capture();
		return (captured != null) ? new ForkedTask(task, captured, this.faults) : null;
	}

	@Override
	public Runnable repeated(Runnable task) {
		return isolated(task);
	}

	/**
	 * Takes a copy of what is current on the calling thread.
	 * @return a fork of the current scopes, or {@code null} without Sentry
	 */
	public @Nullable IScopes capture() {
		return this.faults.getOrNull("capture a scope", () -> this.scopes.isEnabled() ? fork(this.scopes) : null);
	}

	/**
	 * A fork knows the scopes that it was forked from, and those again theirs. Work that
	 * hands itself over again and again would never let go of the first ones.
	 */
	private static IScopes fork(IScopes scopes) {
		IScopes fork = scopes.forkedScopes(CREATOR);
		return fork.isNoOp() ? fork
				: new Scopes(fork.getScope(), fork.getIsolationScope(), fork.getGlobalScope(), CREATOR);
	}

	private void run(IScopes captured, Runnable task) {
		ISentryLifecycleToken before = enterForkOf(captured);
		try {
			task.run();
		}
		finally {
			ForkedTask.leave(before, this.faults);
		}
	}

	private <V> V call(IScopes captured, Callable<V> task) throws Exception {
		ISentryLifecycleToken before = enterForkOf(captured);
		try {
			return task.call();
		}
		finally {
			ForkedTask.leave(before, this.faults);
		}
	}

	private <V> V supply(IScopes captured, Supplier<V> supplier) {
		ISentryLifecycleToken before = enterForkOf(captured);
		try {
			return supplier.get();
		}
		finally {
			ForkedTask.leave(before, this.faults);
		}
	}

	private ISentryLifecycleToken enterForkOf(IScopes captured) {
		IScopes fork = this.faults.get("fork a scope", () -> fork(captured), captured);
		return ForkedTask.enter(fork, this.faults);
	}

}
