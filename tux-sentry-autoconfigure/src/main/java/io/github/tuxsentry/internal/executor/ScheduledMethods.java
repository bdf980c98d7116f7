package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.tracing.BeanClasses;
import io.github.tuxsentry.internal.tracing.TracedOperations;
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
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds the scheduled methods that can be watched through a proxy without a change to
 * what the bean does, once a method. Thread-safe; holds an entry for each scheduled
 * method and its class.
 */
final class ScheduledMethods {

	private static final Logger logger = LoggerFactory.getLogger(ScheduledMethods.class);

	private static final String OPERATION = "task.scheduled";

	private static final String ORIGIN = "auto.task.spring";

	private final Supplier<TracedOperations> operations;

	private final Map<Class<?>, Boolean> watchable = new ConcurrentHashMap<>();

	private final Map<MethodClassKey, Supplier<ScheduledTask>> found = new ConcurrentHashMap<>();

	/**
	 * Creates the methods.
	 * @param operations works out how to trace a method; asked at its first run
	 */
	ScheduledMethods(Supplier<TracedOperations> operations) {
		this.operations = operations;
	}

	boolean contains(Method method, Class<?> beanClass) {
		return resolve(method, beanClass) != null;
	}

	@Nullable ScheduledTask find(Method method, Class<?> beanClass) {
		Supplier<ScheduledTask> task = resolve(method, beanClass);
		return (task != null) ? task.get() : null;
	}

	private @Nullable Supplier<ScheduledTask> resolve(Method method, Class<?> beanClass) {
		MethodClassKey key = new MethodClassKey(method, beanClass);
		Supplier<ScheduledTask> known = this.found.get(key);
		if (known != null) {
			return known;
		}
		Supplier<ScheduledTask> task = work(method, beanClass);
		if (task != null) {
			this.found.putIfAbsent(key, task);
		}
		return task;
	}

	private @Nullable Supplier<ScheduledTask> work(Method method, Class<?> beanClass) {
		Class<?> userClass = ClassUtils.getUserClass(beanClass);
		Method specific = AopUtils.getMostSpecificMethod(method, userClass);
		if (!isScheduled(specific) || isReactive(specific) || !isWatchable(userClass)) {
			return null;
		}
		Transaction annotation = findTransaction(specific);
		return SingletonSupplier
			.of(() -> (annotation != null)
					? new ScheduledTask(this.operations.get().transaction(annotation, specific, userClass), false)
					: new ScheduledTask(
							this.operations.get().transaction(OPERATION, specific, userClass).withOrigin(ORIGIN),
							true));
	}

	private static @Nullable Transaction findTransaction(Method method) {
		if (!Modifier.isPublic(method.getModifiers())) {
			return null;
		}
		Transaction onMethod = AnnotatedElementUtils.findMergedAnnotation(method, Transaction.class);
		return (onMethod != null) ? onMethod
				: AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), Transaction.class);
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
