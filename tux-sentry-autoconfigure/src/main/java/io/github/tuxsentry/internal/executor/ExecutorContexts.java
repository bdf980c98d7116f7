package io.github.tuxsentry.internal.executor;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.github.tuxsentry.internal.tracing.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the scopes that tasks of executors run on. Uncaught errors of a task are
 * captured within them. During startup, while the required beans do not exist yet, tasks
 * are left unchanged.
 */
final class ExecutorContexts implements TaskContext.Factory {

	private final Supplier<@Nullable ScopesPropagation> propagation;

	private final Supplier<? extends @Nullable UnaryOperator<Runnable>> uncaughtTasks;

	private final FaultBarrier faults;

	/**
	 * Create a new factory.
	 * @param propagation the supplier of the propagation of scopes, consulted with each
	 * task
	 * @param uncaughtTasks the supplier of the wrapper that captures uncaught errors,
	 * consulted with each task
	 * @param faults handles internal errors
	 */
	ExecutorContexts(Supplier<@Nullable ScopesPropagation> propagation,
			Supplier<? extends @Nullable UnaryOperator<Runnable>> uncaughtTasks, FaultBarrier faults) {
		this.propagation = propagation;
		this.uncaughtTasks = uncaughtTasks;
		this.faults = faults;
	}

	@Override
	public @Nullable TaskContext capture() {
		return this.faults.getOrNull("propagate scopes", () -> {
			ScopesPropagation current = this.propagation.get();
			TaskContext context = (current != null) ? current.capture() : null;
			UnaryOperator<Runnable> uncaught = this.uncaughtTasks.get();
			return (context != null && uncaught != null) ? (task) -> context.run(uncaught.apply(task)) : context;
		});
	}

	@Override
	public Runnable isolate(Runnable task) {
		return this.faults.get("isolate a task", () -> {
			ScopesPropagation current = this.propagation.get();
			if (current == null) {
				return task;
			}
			UnaryOperator<Runnable> uncaught = this.uncaughtTasks.get();
			return current.isolate((uncaught != null) ? uncaught.apply(task) : task);
		}, task);
	}

}
