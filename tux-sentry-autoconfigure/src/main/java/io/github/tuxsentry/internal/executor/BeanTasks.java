package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;
import org.springframework.scheduling.support.ScheduledMethodRunnable;
import org.springframework.util.ReflectionUtils;

/**
 * Tasks that Spring has scheduled for the methods of beans. A task names its method; the
 * bean is read from the field in which Spring keeps it.
 */
final class BeanTasks {

	/**
	 * Field of the tracking task of Spring that contains the task for a method.
	 */
	static final String FIELD = "runnable";

	private final Supplier<Stream<ScheduledTaskHolder>> schedules;

	BeanTasks(Supplier<Stream<ScheduledTaskHolder>> schedules) {
		this.schedules = schedules;
	}

	/**
	 * Return the tasks of all beans, those of a bean in the order of its annotations.
	 */
	Stream<BeanTask> all() {
		return this.schedules.get()
			.flatMap((holder) -> holder.getScheduledTasks().stream())
			.map((scheduled) -> new BeanTask(scheduled.getTask(), target(scheduled.getTask().getRunnable())));
	}

	/**
	 * Return the tasks for a method of a bean, or of all beans with this method if they
	 * cannot be told apart.
	 */
	List<Task> of(Method method, Object bean) {
		String name = method.getDeclaringClass().getName() + "." + method.getName();
		return all().filter((candidate) -> candidate.task().toString().equals(name))
			.filter((candidate) -> candidate.bean() == null || candidate.bean() == bean)
			.<Task>map(BeanTask::task)
			.toList();
	}

	private static @Nullable Object target(Runnable runnable) {
		Field field = (runnable instanceof ScheduledMethodRunnable) ? null
				: ExecutorInstrumentation.field(runnable.getClass(), FIELD, Runnable.class);
		Object inner = (field != null) ? ReflectionUtils.getField(field, runnable) : runnable;
		return (inner instanceof ScheduledMethodRunnable method) ? targetOf(method.getTarget()) : null;
	}

	/**
	 * Return the target of a bean, or the bean if it is not a proxy.
	 */
	static Object targetOf(Object bean) {
		Object target = AopProxyUtils.getSingletonTarget(bean);
		return (target != null) ? targetOf(target) : bean;
	}

	/**
	 * Task of a bean.
	 *
	 * @param task the task
	 * @param bean the target of the bean, or {@code null} if it is unknown or the task is
	 * not that of a method
	 */
	record BeanTask(Task task, @Nullable Object bean) {

		/**
		 * Return the name of the method.
		 */
		String methodName() {
			return this.task.toString().substring(this.task.toString().lastIndexOf('.') + 1);
		}

	}

}
