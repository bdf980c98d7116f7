package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Field;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ErrorHandler;
import org.springframework.util.ReflectionUtils;

/**
 * Captures what tasks of schedulers throw to an error handler of the application's own,
 * before that is asked. What goes to Spring's own handlers is logged.
 */
public final class SchedulerBeanPostProcessor implements BeanPostProcessor {

	private static final String HANDLER = "errorHandler";

	private final Supplier<UncaughtErrors> errors;

	private final FaultBarrier faults;

	/**
	 * Creates a post-processor.
	 * @param errors captures; asked for with the first error
	 * @param faults takes the faults of the library
	 */
	public SchedulerBeanPostProcessor(Supplier<UncaughtErrors> errors, FaultBarrier faults) {
		this.errors = errors;
		this.faults = faults;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof ThreadPoolTaskScheduler scheduler) {
			this.faults.run("watch a scheduler", () -> compose(scheduler, scheduler::setErrorHandler));
		}
		else if (bean instanceof SimpleAsyncTaskScheduler scheduler) {
			this.faults.run("watch a scheduler", () -> compose(scheduler, scheduler::setErrorHandler));
		}
		return bean;
	}

	/**
	 * Spring's schedulers tell nobody which handler they have.
	 */
	private void compose(Object scheduler, Consumer<ErrorHandler> setter) {
		Field field = ReflectionUtils.findField(scheduler.getClass(), HANDLER, ErrorHandler.class);
		if (field == null) {
			return;
		}
		ReflectionUtils.makeAccessible(field);
		if (ReflectionUtils.getField(field, scheduler) instanceof ErrorHandler ofApplication
				&& !(ofApplication instanceof CapturingErrorHandler)) {
			setter.accept(new CapturingErrorHandler(ofApplication, this.errors, this.faults));
		}
	}

	private record CapturingErrorHandler(ErrorHandler ofApplication, Supplier<UncaughtErrors> errors,
			FaultBarrier faults) implements ErrorHandler {

		@Override
		public void handleError(Throwable thrown) {
			this.faults.run("capture the error of a scheduler",
					() -> this.errors.get().capture(thrown, LoggedUncaughtErrors.SCHEDULER));
			this.ofApplication.handleError(thrown);
		}

	}

}
