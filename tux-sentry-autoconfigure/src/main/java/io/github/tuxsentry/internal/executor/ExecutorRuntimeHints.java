package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Field;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.Task;
import org.springframework.util.ErrorHandler;

/**
 * {@link RuntimeHints} for the fields of Spring's executors that are accessed
 * reflectively.
 */
final class ExecutorRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		field(hints, ThreadPoolTaskExecutor.class, "taskDecorator", TaskDecorator.class);
		field(hints, ThreadPoolTaskScheduler.class, "taskDecorator", TaskDecorator.class);
		field(hints, SimpleAsyncTaskExecutor.class, "taskDecorator", TaskDecorator.class);
		field(hints, ConcurrentTaskExecutor.class, "taskDecorator", TaskDecorator.class);
		field(hints, ThreadPoolTaskScheduler.class, "errorHandler", ErrorHandler.class);
		field(hints, SimpleAsyncTaskScheduler.class, "errorHandler", ErrorHandler.class);
		field(hints, AsyncAnnotationBeanPostProcessor.class, "executor", Supplier.class);
		field(hints, AsyncAnnotationBeanPostProcessor.class, "exceptionHandler", Supplier.class);
		hints.reflection()
			.registerType(TypeReference.of(Task.class.getName() + "$OutcomeTrackingRunnable"),
					(type) -> type.withField(BeanTasks.FIELD));
	}

	private static void field(RuntimeHints hints, Class<?> type, String name, Class<?> fieldType) {
		Field field = ExecutorInstrumentation.field(type, name, fieldType);
		if (field != null) {
			hints.reflection().registerField(field);
		}
	}

}
