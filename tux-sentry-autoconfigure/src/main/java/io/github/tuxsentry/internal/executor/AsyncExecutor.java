package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Field;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;
import org.springframework.util.ReflectionUtils;

/**
 * The executor that the application makes for methods with
 * {@link org.springframework.scheduling.annotation.Async} in its configurer. It is mostly
 * no bean.
 */
final class AsyncExecutor {

	private AsyncExecutor() {
	}

	/**
	 * Has the executor wrapped once it is asked for.
	 * @param processor Spring's processor of such methods, before it is set up
	 * @param wrap wraps the executor
	 */
	static void wrap(AsyncAnnotationBeanPostProcessor processor, UnaryOperator<Executor> wrap) {
		Supplier<?> executor = supplier(processor, "executor");
		if (executor != null) {
			processor.configure(() -> (executor.get() instanceof Executor found) ? wrap.apply(found) : null,
					supplier(processor, "exceptionHandler"));
		}
	}

	@SuppressWarnings("unchecked")
	private static <T> @Nullable Supplier<T> supplier(AsyncAnnotationBeanPostProcessor processor, String name) {
		Field field = ReflectionUtils.findField(AsyncAnnotationBeanPostProcessor.class, name, Supplier.class);
		if (field == null) {
			return null;
		}
		ReflectionUtils.makeAccessible(field);
		return (Supplier<T>) ReflectionUtils.getField(field, processor);
	}

}
