package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Names of tasks: of the class, or of the bean if it is not the only one of its class,
 * and of the method. The slugs derived from them do not depend on the order in which
 * tasks run, so that they remain the same after a restart.
 */
final class TaskNames {

	private final BeanTasks tasks;

	private final ConfigurableListableBeanFactory beans;

	TaskNames(BeanTasks tasks, ConfigurableListableBeanFactory beans) {
		this.tasks = tasks;
		this.beans = beans;
	}

	/**
	 * Return the name of a task.
	 * @param method the method of the task
	 * @param bean the target of the method
	 * @return the name
	 */
	TaskName of(Method method, Object bean) {
		return of(method.getName(), bean);
	}

	private TaskName of(String method, Object bean) {
		Class<?> type = ClassUtils.getUserClass(bean);
		String beanName = beanName(type, bean);
		return new TaskName(type, beanName, ((beanName != null) ? beanName : type.getSimpleName()) + "." + method);
	}

	/**
	 * Return the name of a bean, or {@code null} if it is the only one of its class.
	 */
	private @Nullable String beanName(Class<?> type, Object bean) {
		String found = null;
		int number = 0;
		for (String name : this.beans.getBeanNamesForType(type, true, false)) {
			Object singleton = this.beans.getSingleton(name);
			Object candidate = (singleton != null) ? BeanTasks.targetOf(singleton) : null;
			if (candidate != null && ClassUtils.getUserClass(candidate) == type) {
				number++;
				found = (candidate == bean) ? name : found;
			}
		}
		return (number > 1) ? found : null;
	}

	/**
	 * Return the slug of a task, which differs from those of all other tasks.
	 * @param name the name of the task
	 * @return the slug
	 */
	String slug(TaskName name) {
		String slug = MonitorSlug.of(name.text());
		return others(name).contains(slug) ? MonitorSlug.of(name.text(), name.qualified()) : slug;
	}

	private List<String> others(TaskName name) {
		return this.tasks.all()
			.flatMap((task) -> Stream.ofNullable((task.bean() != null) ? of(task.methodName(), task.bean()) : null))
			.filter((other) -> !other.equals(name))
			.map((other) -> MonitorSlug.of(other.text()))
			.toList();
	}

	/**
	 * Name of a task.
	 *
	 * @param type the class of the bean
	 * @param bean the name of the bean, or {@code null} if it is the only one of its
	 * class
	 * @param text the name, which may be that of several tasks
	 */
	record TaskName(Class<?> type, @Nullable String bean, String text) {

		/**
		 * Return a text that no other task has.
		 */
		String qualified() {
			String method = this.text.substring(this.text.lastIndexOf('.'));
			return this.type.getName() + method + ((this.bean != null) ? "#" + this.bean : "");
		}

	}

}
