package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Field;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.executor.ExecutorTaskDecorator.TaskTraits;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TaskContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ErrorHandler;
import org.springframework.util.ReflectionUtils;

/**
 * Instrumentation of Spring's executors and schedulers in place, by their own extension
 * points. Spring has no accessor for what the application has configured there, which is
 * therefore read from the fields.
 */
final class ExecutorInstrumentation {

	private static final Logger logger = LoggerFactory.getLogger(ExecutorInstrumentation.class);

	private final TaskContext.@Nullable Factory contexts;

	private final @Nullable TaskCounter counter;

	private final @Nullable Supplier<UncaughtErrors> errors;

	private final FaultBarrier faults;

	/**
	 * Create a new instrumentation.
	 * @param contexts the factory for the scopes of tasks, or {@code null} if they are
	 * not propagated
	 * @param counter the counter of tasks, or {@code null} if they are not counted
	 * @param errors the supplier of the capture of uncaught errors, or {@code null} if
	 * they are not captured
	 * @param faults handles internal errors
	 */
	ExecutorInstrumentation(TaskContext.@Nullable Factory contexts, @Nullable TaskCounter counter,
			@Nullable Supplier<UncaughtErrors> errors, FaultBarrier faults) {
		this.contexts = contexts;
		this.counter = counter;
		this.errors = errors;
		this.faults = faults;
	}

	/**
	 * Set a task decorator around the application's own.
	 * @param executor the executor, left unchanged if it is not one of Spring's
	 * @param name the name of the bean
	 */
	void decorate(Object executor, String name) {
		if (executor instanceof ThreadPoolTaskExecutor pool) {
			decorate(pool, name, TaskTraits.of(pool), pool::setTaskDecorator);
		}
		else if (executor instanceof ThreadPoolTaskScheduler scheduler) {
			decorate(scheduler, name, TaskTraits.of(scheduler), scheduler::setTaskDecorator);
		}
		else if (executor instanceof SimpleAsyncTaskExecutor threads) {
			decorate(threads, name, TaskTraits.of(threads, true), threads::setTaskDecorator);
		}
		else if (executor instanceof ConcurrentTaskExecutor adapter && !(executor instanceof ConcurrentTaskScheduler)) {
			decorate(adapter, name, TaskTraits.of(adapter, false), adapter::setTaskDecorator);
		}
	}

	private void decorate(Object executor, String name, TaskTraits traits, Consumer<TaskDecorator> setter) {
		if (this.contexts == null && this.counter == null) {
			return;
		}
		Field field = decoratorField(executor);
		if (field == null) {
			logger.debug("The tasks of {} are not instrumented: it has no task decorator", executor.getClass());
			return;
		}
		TaskDecorator present = (TaskDecorator) ReflectionUtils.getField(field, executor);
		if (!(present instanceof ExecutorTaskDecorator)) {
			setter.accept(new ExecutorTaskDecorator(name, present, this.contexts, this.counter, traits));
		}
	}

	/**
	 * Return whether a task decorator of the library is set on an executor.
	 */
	static boolean isDecorated(Executor executor) {
		Field field = decoratorField(executor);
		return field != null && ReflectionUtils.getField(field, executor) instanceof ExecutorTaskDecorator;
	}

	private static @Nullable Field decoratorField(Object executor) {
		return field(executor.getClass(), "taskDecorator", TaskDecorator.class);
	}

	/**
	 * Set an error handler around the application's own.
	 * @param scheduler the scheduler, left unchanged if it is not one of Spring's
	 */
	void captureErrors(Object scheduler) {
		if (scheduler instanceof ThreadPoolTaskScheduler pool) {
			captureErrors(pool, pool::setErrorHandler);
		}
		else if (scheduler instanceof SimpleAsyncTaskScheduler threads) {
			captureErrors(threads, threads::setErrorHandler);
		}
	}

	private void captureErrors(Object scheduler, Consumer<ErrorHandler> setter) {
		Field field = field(scheduler.getClass(), "errorHandler", ErrorHandler.class);
		if (this.errors != null && field != null
				&& ReflectionUtils.getField(field, scheduler) instanceof ErrorHandler present
				&& !(present instanceof CapturingErrorHandler)) {
			setter.accept(new CapturingErrorHandler(present, this.errors, this.faults));
		}
	}

	/**
	 * Wrap the executor of an {@code AsyncConfigurer}, which usually is not a bean, once
	 * it is needed.
	 * @param processor Spring's post-processor for asynchronous methods, before it is
	 * initialized
	 * @param wrapper the wrapper of the executor
	 */
	static void wrapExecutor(AsyncAnnotationBeanPostProcessor processor, UnaryOperator<Executor> wrapper) {
		Supplier<?> executor = supplier(processor, "executor");
		if (executor != null) {
			processor.configure(() -> (executor.get() instanceof Executor found) ? wrapper.apply(found) : null,
					supplier(processor, "exceptionHandler"));
		}
	}

	@SuppressWarnings("unchecked")
	private static <T> @Nullable Supplier<T> supplier(AsyncAnnotationBeanPostProcessor processor, String name) {
		Field field = field(AsyncAnnotationBeanPostProcessor.class, name, Supplier.class);
		return (field != null) ? (Supplier<T>) ReflectionUtils.getField(field, processor) : null;
	}

	static @Nullable Field field(Class<?> type, String name, Class<?> fieldType) {
		Field field = ReflectionUtils.findField(type, name, fieldType);
		if (field != null) {
			ReflectionUtils.makeAccessible(field);
		}
		return field;
	}

	/**
	 * Error handler of a scheduler that captures what tasks throw, before it invokes the
	 * application's own handler. Spring's own handlers log what they handle.
	 *
	 * @param delegate the application's own handler
	 * @param errors the supplier of the capture, consulted with each error
	 * @param faults handles internal errors
	 */
	private record CapturingErrorHandler(ErrorHandler delegate, Supplier<UncaughtErrors> errors,
			FaultBarrier faults) implements ErrorHandler {

		@Override
		public void handleError(Throwable thrown) {
			this.faults.run("capture the error of a scheduler",
					() -> this.errors.get().capture(thrown, LoggedUncaughtErrors.SCHEDULER));
			this.delegate.handleError(thrown);
		}

	}

}
