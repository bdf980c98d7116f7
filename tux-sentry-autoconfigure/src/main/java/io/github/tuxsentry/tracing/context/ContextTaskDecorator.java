package io.github.tuxsentry.tracing.context;

import java.util.function.Predicate;

import io.github.tuxsentry.tracing.CarriedTask;
import io.github.tuxsentry.tracing.ContextPropagation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;

/**
 * Takes the scopes of who hands over a task along, around what the application's own
 * decorator makes of the task.
 */
final class ContextTaskDecorator implements TaskDecorator {

	private final ContextPropagation context;

	private final @Nullable TaskDecorator ofApplication;

	private final Predicate<Runnable> repeated;

	/**
	 * Creates a decorator.
	 * @param context takes the scopes along
	 * @param ofApplication the application's own decorator, if it has one
	 * @param repeated tells which tasks run again and again and are nobody's
	 */
	ContextTaskDecorator(ContextPropagation context, @Nullable TaskDecorator ofApplication,
			Predicate<Runnable> repeated) {
		this.context = context;
		this.ofApplication = ofApplication;
		this.repeated = repeated;
	}

	@Override
	public Runnable decorate(Runnable task) {
		Runnable decorated = (this.ofApplication != null) ? this.ofApplication.decorate(task) : task;
		if (this.repeated.test(task)) {
			return this.context.isolated(decorated);
		}
		CarriedTask carried = this.context.carry(decorated);
		return (carried != null) ? carried : decorated;
	}

}
