package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.tuxsentry.internal.tracing.TaskCarrier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ReflectionUtils;

/**
 * Has executors take the scopes of who hands over a task along.
 */
final class ExecutorInstrumentation {

	private static final Logger logger = LoggerFactory.getLogger(ExecutorInstrumentation.class);

	private static final String DECORATOR = "taskDecorator";

	private static final Predicate<Runnable> NEVER_REPEATED = (task) -> false;

	private static final BooleanSupplier NEVER_ORDERED = () -> false;

	private final TaskCarrier carrier;

	private final ExecutorProxies proxies;

	ExecutorInstrumentation(TaskCarrier carrier) {
		this.carrier = carrier;
		this.proxies = new ExecutorProxies(carrier);
	}

	/**
	 * Puts a decorator into one of Spring's executors, around the application's own.
	 * @param executor any object; one that is not of Spring's executors is left alone
	 */
	void decorate(Object executor) {
		if (executor instanceof ThreadPoolTaskExecutor pool) {
			decorate(pool, NEVER_REPEATED, () -> isOrdered(pool.getThreadPoolExecutor().getQueue()),
					pool::setTaskDecorator);
		}
		else if (executor instanceof ThreadPoolTaskScheduler scheduler) {
			decorate(scheduler, new RepeatedTasks(), NEVER_ORDERED, scheduler::setTaskDecorator);
		}
		else if (executor instanceof SimpleAsyncTaskExecutor threads) {
			decorate(threads, NEVER_REPEATED, NEVER_ORDERED, threads::setTaskDecorator);
		}
		else if (executor instanceof ConcurrentTaskExecutor adapter && !(executor instanceof ConcurrentTaskScheduler)) {
			decorate(adapter, NEVER_REPEATED, NEVER_ORDERED, adapter::setTaskDecorator);
		}
	}

	private void decorate(Object executor, Predicate<Runnable> repeated, BooleanSupplier ordered,
			Consumer<TaskDecorator> setter) {
		Field field = decoratorOf(executor);
		if (field == null) {
			logger.debug("No scope follows the tasks of {}: it has no task decorator", executor.getClass());
			return;
		}
		TaskDecorator ofApplication = (TaskDecorator) ReflectionUtils.getField(field, executor);
		if (!(ofApplication instanceof ContextTaskDecorator)) {
			setter.accept(new ContextTaskDecorator(this.carrier, ofApplication, repeated, ordered));
		}
	}

	/**
	 * Spring's executors tell nobody which decorator they have.
	 */
	private static @Nullable Field decoratorOf(Object executor) {
		Field field = ReflectionUtils.findField(executor.getClass(), DECORATOR, TaskDecorator.class);
		if (field != null) {
			ReflectionUtils.makeAccessible(field);
		}
		return field;
	}

	/**
	 * Put a proxy before an executor that is no bean.
	 * @param executor the executor
	 * @return the executor to be used in its place, with the same interfaces; itself if
	 * it takes scopes along or its queue looks into the tasks
	 */
	Executor instrumentUnlessDecorated(Executor executor) {
		Field field = decoratorOf(executor);
		boolean decorated = field != null && ReflectionUtils.getField(field, executor) instanceof ContextTaskDecorator;
		return (decorated || isLeftAlone(executor)) ? executor : this.proxies.byInterfaces(executor);
	}

	/**
	 * Put a proxy before an executor that is a bean.
	 * @param executor the executor
	 * @param name the name of the bean
	 * @param byInterface whether the bean is declared by one of the JDK's interfaces;
	 * else it is the JDK's pools that are meant
	 * @return the executor to be used in its place, of the same class if others may know
	 * that; itself if its queue looks into the tasks or no proxy can stand for it
	 */
	Executor instrument(Executor executor, String name, boolean byInterface) {
		boolean pool = executor instanceof ThreadPoolExecutor || executor instanceof ForkJoinPool;
		if (isLeftAlone(executor) || !(byInterface || pool)) {
			return executor;
		}
		Executor proxy = this.proxies.byClass(executor);
		if (proxy != null) {
			return proxy;
		}
		if (byInterface && cannotBeNamed(executor.getClass())) {
			return this.proxies.byInterfaces(executor);
		}
		logger.info("No scope follows the tasks of the executor '{}': no proxy can stand for its class {}. "
				+ "ContextPropagation wraps tasks by hand", name, executor.getClass().getName());
		return executor;
	}

	/**
	 * Of classes of the JDK's own, lambdas and anonymous classes no code asks for one.
	 */
	private static boolean cannotBeNamed(Class<?> type) {
		for (Class<?> known = type; known != Object.class; known = known.getSuperclass()) {
			boolean ofJdk = known.getClassLoader() == null && !(Modifier.isPublic(known.getModifiers())
					&& known.getModule().isExported(known.getPackageName()));
			if (!(ofJdk || known.isHidden() || known.isAnonymousClass())) {
				return false;
			}
		}
		return true;
	}

	private static boolean isLeftAlone(Executor executor) {
		return executor instanceof InstrumentedExecutor
				|| (executor instanceof ThreadPoolExecutor pool && isOrdered(pool.getQueue()));
	}

	private static boolean isOrdered(BlockingQueue<Runnable> queue) {
		return queue instanceof PriorityBlockingQueue;
	}

}
