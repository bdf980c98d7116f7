package io.github.tuxsentry.internal.executor;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.github.tuxsentry.internal.tracing.CarriedTask;
import io.github.tuxsentry.internal.tracing.TaskCarrier;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;

/**
 * Takes the scopes of who hands over a task along, around what the application's own
 * decorator makes of the task.
 */
final class ContextTaskDecorator implements TaskDecorator {

	private final TaskCarrier carrier;

	private final @Nullable TaskDecorator ofApplication;

	private final Predicate<Runnable> repeated;

	private final BooleanSupplier ordered;

	/**
	 * Creates a decorator.
	 * @param carrier takes the scopes along
	 * @param ofApplication the application's own decorator, if it has one
	 * @param repeated tells which tasks run again and again and are nobody's
	 * @param ordered tells whether the executor's queue looks into the tasks, which then
	 * stay as they are
	 */
	ContextTaskDecorator(TaskCarrier carrier, @Nullable TaskDecorator ofApplication, Predicate<Runnable> repeated,
			BooleanSupplier ordered) {
		this.carrier = carrier;
		this.ofApplication = ofApplication;
		this.repeated = repeated;
		this.ordered = ordered;
	}

	@Override
	public Runnable decorate(Runnable task) {
		Runnable decorated = (this.ofApplication != null) ? this.ofApplication.decorate(task) : task;
		if (this.ordered.getAsBoolean()) {
			return decorated;
		}
		if (this.repeated.test(task)) {
			return this.carrier.repeated(decorated);
		}
		CarriedTask carried = this.carrier.carry(decorated);
		return (carried != null) ? carried : decorated;
	}

}
