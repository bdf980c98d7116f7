package io.github.tuxsentry.internal.executor;

import java.util.function.Function;
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
		return capture(ScopesPropagation::capture);
	}

	@Override
	public @Nullable TaskContext captureDelayed() {
		return capture(ScopesPropagation::captureDelayed);
	}

	private @Nullable TaskContext capture(Function<ScopesPropagation, @Nullable TaskContext> capture) {
		return this.faults.getOrNull("propagate scopes", () -> {
			ScopesPropagation current = this.propagation.get();
			TaskContext context = (current != null) ? capture.apply(current) : null;
			UnaryOperator<Runnable> uncaught = this.uncaughtTasks.get();
			return (context != null && uncaught != null) ? new CapturingContext(context, uncaught) : context;
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

	/**
	 * Context of a task whose uncaught errors are captured.
	 *
	 * @param context the context
	 * @param uncaught the wrapper that captures uncaught errors
	 */
	private record CapturingContext(TaskContext context, UnaryOperator<Runnable> uncaught) implements TaskContext {

		@Override
		public void run(Runnable task) {
			this.context.run(this.uncaught.apply(task));
		}

		@Override
		public boolean isHolding() {
			return this.context.isHolding();
		}

		@Override
		public void release() {
			this.context.release();
		}

	}

}
