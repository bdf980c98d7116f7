package io.github.tuxsentry.internal.executor;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.CarriedTask;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.github.tuxsentry.internal.tracing.TaskCarrier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the scopes of who hands over a task along, and has the task watched within them.
 * While the application starts and nothing is there for that yet, tasks stay as they are.
 */
final class WatchingCarrier implements TaskCarrier {

	private final Supplier<@Nullable ScopesPropagation> context;

	private final Supplier<? extends @Nullable UnaryOperator<Runnable>> watch;

	private final FaultBarrier faults;

	/**
	 * Creates a carrier.
	 * @param context takes the scopes along; asked for with each task
	 * @param watch watches over a task; asked for with each task
	 * @param faults takes the faults of the library
	 */
	WatchingCarrier(Supplier<@Nullable ScopesPropagation> context,
			Supplier<? extends @Nullable UnaryOperator<Runnable>> watch, FaultBarrier faults) {
		this.context = context;
		this.watch = watch;
		this.faults = faults;
	}

	@Override
	public @Nullable CarriedTask carry(Runnable task) {
		return this.faults.getOrNull("take scopes along", () -> {
			ScopesPropagation current = this.context.get();
			return (current != null) ? current.carry(watched(task)) : null;
		});
	}

	@Override
	public Runnable repeated(Runnable task) {
		return this.faults.get("isolate a task", () -> {
			ScopesPropagation current = this.context.get();
			return (current != null) ? current.repeated(watched(task)) : task;
		}, task);
	}

	private Runnable watched(Runnable task) {
		UnaryOperator<Runnable> current = this.watch.get();
		return (current != null) ? current.apply(task) : task;
	}

}
