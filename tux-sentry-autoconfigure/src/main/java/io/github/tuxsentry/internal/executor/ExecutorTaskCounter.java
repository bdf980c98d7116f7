package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Field;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ReflectionUtils;

/**
 * Has the tasks of Spring's executors and schedulers counted under the name of the bean,
 * by a task decorator around the one that is there.
 */
final class ExecutorTaskCounter implements BeanPostProcessor {

	private static final String DECORATOR = "taskDecorator";

	private static final Predicate<Runnable> ALL = (task) -> true;

	private final Supplier<@Nullable BotMetrics> metrics;

	private final FaultBarrier faults;

	/**
	 * Creates a counter.
	 * @param metrics takes the metrics; asked for at each run, {@code null} while there
	 * are none yet
	 * @param faults takes the faults of the library
	 */
	ExecutorTaskCounter(Supplier<@Nullable BotMetrics> metrics, FaultBarrier faults) {
		this.metrics = metrics;
		this.faults = faults;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof ThreadPoolTaskExecutor pool) {
			// A queue that sorts its tasks looks into them.
			decorate(bean, beanName, (task) -> !(task instanceof Comparable), pool::setTaskDecorator);
		}
		else if (bean instanceof ThreadPoolTaskScheduler scheduler) {
			decorate(bean, beanName, ALL, scheduler::setTaskDecorator);
		}
		else if (bean instanceof SimpleAsyncTaskExecutor threads) {
			decorate(bean, beanName, ALL, threads::setTaskDecorator);
		}
		return bean;
	}

	private void decorate(Object executor, String name, Predicate<Runnable> counted, Consumer<TaskDecorator> setter) {
		this.faults.run("count the tasks of an executor", () -> {
			// Spring's executors tell nobody which decorator they have.
			Field field = ReflectionUtils.findField(executor.getClass(), DECORATOR, TaskDecorator.class);
			if (field != null) {
				ReflectionUtils.makeAccessible(field);
				TaskDecorator present = (TaskDecorator) ReflectionUtils.getField(field, executor);
				setter.accept((task) -> decorate(name, counted, task, present));
			}
		});
	}

	private Runnable decorate(String name, Predicate<Runnable> counted, Runnable task,
			@Nullable TaskDecorator present) {
		Runnable decorated = (present != null) ? present.decorate(task) : task;
		return counted.test(task) ? new CountedTask(name, task, decorated, this.metrics, this.faults) : decorated;
	}

}
