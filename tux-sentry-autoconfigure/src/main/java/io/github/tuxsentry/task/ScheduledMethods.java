package io.github.tuxsentry.task;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.tracing.BeanClasses;
import io.github.tuxsentry.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.util.ClassUtils;

/**
 * Finds the scheduled methods that can be watched through a proxy without a change to
 * what the bean does, once a method. Thread-safe; holds an entry for each class and
 * method asked about.
 */
final class ScheduledMethods {

	private static final Logger logger = LoggerFactory.getLogger(ScheduledMethods.class);

	private static final String OPERATION = "task.scheduled";

	private final TracedOperations operations = new TracedOperations(List.of());

	private final Map<Class<?>, Boolean> watchable = new ConcurrentHashMap<>();

	private final Map<MethodClassKey, Optional<ScheduledTask>> found = new ConcurrentHashMap<>();

	@Nullable ScheduledTask find(Method method, Class<?> beanClass) {
		return this.found.computeIfAbsent(new MethodClassKey(method, beanClass), (key) -> resolve(method, beanClass))
			.orElse(null);
	}

	private Optional<ScheduledTask> resolve(Method method, Class<?> beanClass) {
		Class<?> userClass = ClassUtils.getUserClass(beanClass);
		Method specific = AopUtils.getMostSpecificMethod(method, userClass);
		if (!isScheduled(specific) || isReactive(specific) || !isWatchable(userClass)) {
			return Optional.empty();
		}
		Transaction annotation = Modifier.isPublic(specific.getModifiers())
				? AnnotatedElementUtils.findMergedAnnotation(specific, Transaction.class) : null;
		return Optional.of((annotation != null)
				? new ScheduledTask(this.operations.transaction(annotation, specific, userClass), false)
				: new ScheduledTask(this.operations.transaction(OPERATION, specific, userClass), true));
	}

	private static boolean isScheduled(Method method) {
		return !AnnotatedElementUtils.getMergedRepeatableAnnotations(method, Scheduled.class, Schedules.class)
			.isEmpty();
	}

	/**
	 * Spring calls a reactive method once and subscribes to its result with each run.
	 */
	private static boolean isReactive(Method method) {
		return ReactiveAdapterRegistry.getSharedInstance().getAdapter(method.getReturnType()) != null;
	}

	/**
	 * Spring refuses to start with a private scheduled method on a proxy. A bean that
	 * would not work as before goes unwatched.
	 */
	private boolean isWatchable(Class<?> userClass) {
		return this.watchable.computeIfAbsent(userClass, (type) -> {
			boolean suitable = BeanClasses.canBeStoodForBySubclass(type)
					&& MethodIntrospector.selectMethods(type, ScheduledMethods::isScheduled)
						.stream()
						.noneMatch((method) -> Modifier.isPrivate(method.getModifiers()));
			if (!suitable) {
				logger.debug("The scheduled methods of {} are not traced: no proxy can stand for it", type.getName());
			}
			return suitable;
		});
	}

}
