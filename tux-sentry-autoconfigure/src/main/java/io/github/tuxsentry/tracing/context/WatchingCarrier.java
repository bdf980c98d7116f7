package io.github.tuxsentry.tracing.context;

import java.util.function.UnaryOperator;

import io.github.tuxsentry.tracing.CarriedTask;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.github.tuxsentry.tracing.TaskCarrier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the scopes of who hands over a task along, and has the task watched within them.
 *
 * @param context takes the scopes along
 * @param watch watches over a task
 */
record WatchingCarrier(ContextPropagation context, UnaryOperator<Runnable> watch) implements TaskCarrier {

	@Override
	public @Nullable CarriedTask carry(Runnable task) {
		return this.context.carry(this.watch.apply(task));
	}

	@Override
	public Runnable repeated(Runnable task) {
		return this.context.repeated(this.watch.apply(task));
	}

}
