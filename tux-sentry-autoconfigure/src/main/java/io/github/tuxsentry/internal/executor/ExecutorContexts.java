package io.github.tuxsentry.internal.executor;

import java.util.function.Consumer;
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

	private final Supplier<? extends @Nullable Consumer<Throwable>> uncaughtTasks;

	private final FaultBarrier faults;

	/**
	 * Create a new factory.
	 * @param propagation the supplier of the propagation of scopes, consulted with each
	 * task
	 * @param uncaughtTasks the supplier of the capture of uncaught errors, consulted with
	 * each of them
	 * @param faults handles internal errors
	 */
	ExecutorContexts(Supplier<@Nullable ScopesPropagation> propagation,
			Supplier<? extends @Nullable Consumer<Throwable>> uncaughtTasks, FaultBarrier faults) {
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
			return (context != null) ? new CapturingContext(context, this::capturing) : null;
		});
	}

	/**
	 * Isolate a task that runs repeatedly. Its first runs may precede the required beans.
	 */
	@Override
	public Runnable isolate(Runnable task) {
		Runnable capturing = capturing(task);
		return () -> this.faults.get("isolate a task", () -> {
			ScopesPropagation current = this.propagation.get();
			return (current != null) ? current.isolate(capturing) : capturing;
		}, task).run();
	}

	/**
	 * Return a task that captures what it throws, once the required beans exist.
	 */
	private Runnable capturing(Runnable task) {
		return () -> {
			try {
				task.run();
			}
			catch (Throwable thrown) {
				this.faults.run("capture the error of a task", () -> {
					Consumer<Throwable> uncaught = this.uncaughtTasks.get();
					if (uncaught != null) {
						uncaught.accept(thrown);
					}
				});
				throw thrown;
			}
		};
	}

	/**
	 * Context of a task whose uncaught errors are captured.
	 *
	 * @param context the context
	 * @param capturing returns a task that captures what another one throws
	 */
	private record CapturingContext(TaskContext context, UnaryOperator<Runnable> capturing) implements TaskContext {

		@Override
		public void run(Runnable task) {
			this.context.run(this.capturing.apply(task));
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
