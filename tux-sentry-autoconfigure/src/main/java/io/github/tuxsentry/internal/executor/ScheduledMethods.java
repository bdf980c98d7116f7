package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.beans.AdvisorOrder;
import io.github.tuxsentry.internal.beans.BeanClasses;
import io.github.tuxsentry.internal.beans.ResolvedMethods;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedOperation;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.Advisor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Pointcut for methods with {@link Scheduled} that can be advised without a change to the
 * behavior of the bean. Thread-safe.
 */
final class ScheduledMethods extends ResolvedMethods<ScheduledMethods.ScheduledTask> {

	private static final Logger logger = LoggerFactory.getLogger(ScheduledMethods.class);

	private static final String OPERATION = "task.scheduled";

	private static final String SUBSCRIBE_EVENT = "net.dv8tion.jda.api.hooks.SubscribeEvent";

	private static final String ORIGIN = "auto.task.spring";

	private final Supplier<TracedOperations> operations;

	private final Map<Class<?>, Boolean> suitable = new ConcurrentHashMap<>();

	/**
	 * Create a new pointcut.
	 * @param operations the supplier of the traced operations, consulted at the first run
	 * of a method
	 */
	ScheduledMethods(Supplier<TracedOperations> operations) {
		this.operations = SingletonSupplier.of(operations);
	}

	/**
	 * Create an advisor that invokes the methods through a {@link ScheduledTaskRunner}.
	 * @param runner the supplier of the runner, consulted at the first call
	 * @param faults handles internal errors
	 * @return the advisor
	 */
	Advisor advisor(Supplier<ScheduledTaskRunner> runner, FaultBarrier faults) {
		return advisor(AdvisorOrder.SCHEDULED_TASK, runner, (current, task, call) -> current.run(task, call), faults);
	}

	@Override
	public ClassFilter getClassFilter() {
		return (type) -> AnnotationUtils.isCandidateClass(type, Scheduled.class);
	}

	@Override
	protected @Nullable Supplier<ScheduledTask> resolve(Method method, Class<?> beanClass) {
		Class<?> userClass = ClassUtils.getUserClass(beanClass);
		Method specific = AopUtils.getMostSpecificMethod(method, userClass);
		if (!isScheduled(specific) || isReactive(specific) || !isSuitable(userClass)) {
			return null;
		}
		Transaction annotation = findTransaction(specific);
		return () -> (annotation != null)
				? new ScheduledTask(specific, this.operations.get().transaction(annotation, specific, userClass), false)
				: new ScheduledTask(specific,
						this.operations.get().transaction(OPERATION, specific, userClass).withOrigin(ORIGIN), true);
	}

	private static @Nullable Transaction findTransaction(Method method) {
		if (!Modifier.isPublic(method.getModifiers())) {
			return null;
		}
		Transaction onMethod = AnnotatedElementUtils.findMergedAnnotation(method, Transaction.class);
		return (onMethod != null) ? onMethod
				: AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), Transaction.class);
	}

	static boolean isScheduled(Method method) {
		return !AnnotatedElementUtils.getMergedRepeatableAnnotations(method, Scheduled.class, Schedules.class)
			.isEmpty();
	}

	private static boolean isReactive(Method method) {
		// Spring invokes a reactive method once, and subscribes to its result with each
		// run.
		return ReactiveAdapterRegistry.getSharedInstance().getAdapter(method.getReturnType()) != null;
	}

	private boolean isSuitable(Class<?> userClass) {
		// Beans whose behavior would change are not traced.
		return this.suitable.computeIfAbsent(userClass, (type) -> {
			boolean traced = BeanClasses.isProxyableBySubclass(type)
					&& MethodIntrospector.selectMethods(type, ScheduledMethods::isLostByProxy).isEmpty();
			if (!traced) {
				logger.debug("The scheduled methods of {} are not traced: it cannot be proxied", type.getName());
			}
			return traced;
		});
	}

	/**
	 * Return whether a method cannot be found or invoked on a proxy: Spring rejects
	 * private methods with its annotations, and JDA only examines the class of a
	 * listener.
	 */
	private static boolean isLostByProxy(Method method) {
		int modifiers = method.getModifiers();
		return AnnotatedElementUtils.isAnnotated(method, SUBSCRIBE_EVENT)
				|| (Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers)
						&& MergedAnnotations.from(method).stream().anyMatch(ScheduledMethods::isInvokedBySpring));
	}

	private static boolean isInvokedBySpring(MergedAnnotation<?> annotation) {
		String name = annotation.getType().getName();
		return name.startsWith("org.springframework.") && !name.startsWith("org.springframework.beans.")
				&& !name.startsWith("org.springframework.lang.");
	}

	/**
	 * Description of a scheduled method.
	 *
	 * @param method the method, as declared by the class of the bean
	 * @param operation the traced operation
	 * @param traced whether the method is traced here; a method with {@link Transaction}
	 * is traced by its annotation
	 */
	record ScheduledTask(Method method, TracedOperation operation, boolean traced) {

		String name() {
			return this.operation.name();
		}

	}

}
