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
import io.sentry.NoOpScopesLifecycleToken;
import io.sentry.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * Propagation of the scopes and the active span of the current thread to other threads.
 * Tasks run on a fork of the scopes. They see the tags, user, breadcrumbs and span as
 * they were when the task was submitted. Their changes are visible neither to the
 * submitter nor to the thread that runs them. Without Sentry, nothing is wrapped.
 * Thread-safe.
 * <p>
 * Executors and schedulers that are beans are instrumented automatically.
 */
public final class ScopesPropagation implements ContextPropagation, TaskContext.Factory {

	private static final String CREATOR = "tux-sentry";

	private final IScopes scopes;

	private final FaultBarrier faults;

	/**
	 * Create a new context propagation.
	 * @param scopes the scopes of the current thread
	 * @param faults handles internal errors
	 */
	public ScopesPropagation(IScopes scopes, FaultBarrier faults) {
		this.scopes = scopes;
		this.faults = faults;
	}

	@Override
	public Runnable wrap(Runnable task) {
		IScopes captured = captureScopes();
		return (captured != null) ? () -> new ScopesContext(forkOf(captured), this.faults).run(task) : task;
	}

	@Override
	public <V> Callable<V> wrap(Callable<V> task) {
		IScopes captured = captureScopes();
		return (captured != null) ? () -> call(captured, task) : task;
	}

	@Override
	public <V> Supplier<V> wrapSupplier(Supplier<V> supplier) {
		IScopes captured = captureScopes();
		return (captured != null) ? () -> supply(captured, supplier) : supplier;
	}

	@Override
	public Runnable isolate(Runnable task) {
		return () -> {
			TaskContext isolation = this.faults.getOrNull("isolate a task", () -> this.scopes.isEnabled()
					? new ScopesContext(this.scopes.forkedRootScopes(CREATOR), this.faults) : null);
			if (isolation != null) {
				isolation.run(task);
			}
			else {
				task.run();
			}
		};
	}

	@Override
	public Executor taskWrapping(Executor executor) {
		return (task) -> {
			ContextTask<?> wrapped = ContextTask.of(task, this);
			executor.execute((wrapped != null) ? wrapped : task);
		};
	}

	@Override
	public ExecutorService taskWrapping(ExecutorService executor) {
		return ContextExecutorService.wrap(executor, this);
	}

	@Override
	public ScheduledExecutorService taskWrapping(ScheduledExecutorService scheduler) {
		return ContextExecutorService.wrap(scheduler, this);
	}

	@Override
	public @Nullable TaskContext capture() {
		IScopes captured = captureScopes();
		return (captured != null) ? new ScopesContext(captured, this.faults) : null;
	}

	/**
	 * Capture the scopes of the current thread.
	 * @return a fork of the current scopes, or {@code null} without Sentry
	 */
	public @Nullable IScopes captureScopes() {
		return this.faults.getOrNull("capture a scope", () -> this.scopes.isEnabled() ? fork(this.scopes) : null);
	}

	private static IScopes fork(IScopes scopes) {
		// A fork references the scopes it was forked from, and those reference theirs.
		// Work that resubmits itself repeatedly would retain the first scopes forever.
		IScopes fork = scopes.forkedScopes(CREATOR);
		return fork.isNoOp() ? fork
				: new Scopes(fork.getScope(), fork.getIsolationScope(), fork.getGlobalScope(), CREATOR);
	}

	private <V> V call(IScopes captured, Callable<V> task) throws Exception {
		ISentryLifecycleToken before = enterForkOf(captured);
		try {
			return task.call();
		}
		finally {
			ScopesContext.leave(before, this.faults);
		}
	}

	private <V> V supply(IScopes captured, Supplier<V> supplier) {
		ISentryLifecycleToken before = enterForkOf(captured);
		try {
			return supplier.get();
		}
		finally {
			ScopesContext.leave(before, this.faults);
		}
	}

	private ISentryLifecycleToken enterForkOf(IScopes captured) {
		return ScopesContext.enter(forkOf(captured), this.faults);
	}

	private IScopes forkOf(IScopes captured) {
		return this.faults.get("fork a scope", () -> fork(captured), captured);
	}

	/**
	 * Scopes that a single task runs on.
	 */
	private record ScopesContext(IScopes scopes, FaultBarrier faults) implements TaskContext {

		@Override
		public void run(Runnable task) {
			ISentryLifecycleToken before = enter(this.scopes, this.faults);
			try {
				task.run();
			}
			finally {
				leave(before, this.faults);
			}
		}

		static ISentryLifecycleToken enter(IScopes scopes, FaultBarrier faults) {
			return faults.get("enter the scope of a task", scopes::makeCurrent, NoOpScopesLifecycleToken.getInstance());
		}

		static void leave(ISentryLifecycleToken before, FaultBarrier faults) {
			faults.run("leave the scope of a task", before::close);
		}

	}

}
