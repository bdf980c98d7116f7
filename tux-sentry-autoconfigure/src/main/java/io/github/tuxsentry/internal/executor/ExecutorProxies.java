package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.beans.BeanClasses;
import io.github.tuxsentry.internal.tracing.TaskContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;

/**
 * Proxies of executors that propagate the context of their tasks. Each call is delegated
 * to the executor, which alone has threads, a queue and statistics.
 */
final class ExecutorProxies {

	private static final Logger logger = LoggerFactory.getLogger(ExecutorProxies.class);

	/**
	 * Superclasses for proxies of the JDK's own pools, which cannot be subclassed at
	 * runtime.
	 */
	private static final Map<Class<?>, Class<?>> JDK_POOLS = Map.of(ThreadPoolExecutor.class, ThreadPoolProxy.class,
			ScheduledThreadPoolExecutor.class, ScheduledThreadPoolProxy.class, ForkJoinPool.class,
			ForkJoinPoolProxy.class);

	/**
	 * Queue of the JDK's scheduler, which orders its own tasks.
	 */
	private static final String DELAY_QUEUE = "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue";

	/**
	 * Methods that access tasks by their class if a pool overrides them.
	 */
	private static final Set<String> HOOKS = Set.of("newTaskFor", "decorateTask", "beforeExecute", "afterExecute");

	private final TaskContext.Factory contexts;

	ExecutorProxies(TaskContext.Factory contexts) {
		this.contexts = contexts;
	}

	/**
	 * Create a proxy of an executor that is not a bean.
	 * @param executor the executor
	 * @return a proxy with the interfaces of the executor, or the executor itself if it
	 * is instrumented already or accesses its tasks
	 */
	Executor proxyUnlessDecorated(Executor executor) {
		boolean unchanged = ExecutorInstrumentation.isDecorated(executor) || executor instanceof InstrumentedExecutor
				|| accessesTasks(executor);
		return unchanged ? executor : byInterfaces(executor);
	}

	/**
	 * Create a proxy of an executor that is a bean.
	 * @param executor the executor
	 * @param name the name of the bean
	 * @param byInterface whether the bean is declared as one of the JDK's interfaces;
	 * other beans are only instrumented if they are the JDK's pools
	 * @return a proxy, of the class of the executor if that is visible to others, or the
	 * executor itself if it accesses its tasks or its class cannot be proxied
	 */
	Executor proxy(Executor executor, String name, boolean byInterface) {
		boolean pool = executor instanceof ThreadPoolExecutor || executor instanceof ForkJoinPool;
		if (executor instanceof InstrumentedExecutor || !(byInterface || pool)) {
			return executor;
		}
		boolean unchanged = accessesTasks(executor);
		Executor proxy = unchanged ? null : byClass(executor);
		if (proxy != null) {
			return proxy;
		}
		if (!unchanged && byInterface && cannotBeNamed(executor.getClass())) {
			return byInterfaces(executor);
		}
		logger.info(
				"Scopes are not propagated to tasks of the executor '{}': its class {} {}. "
						+ "Use ContextPropagation to wrap tasks",
				name, executor.getClass().getName(),
				unchanged ? "or its queue may access the tasks" : "cannot be proxied");
		return executor;
	}

	/**
	 * Return whether application code cannot refer to a class: internal classes of the
	 * JDK, lambdas and anonymous classes.
	 */
	private static boolean cannotBeNamed(Class<?> type) {
		for (Class<?> known = type; known != Object.class; known = known.getSuperclass()) {
			boolean internalToJdk = known.getClassLoader() == null && !(Modifier.isPublic(known.getModifiers())
					&& known.getModule().isExported(known.getPackageName()));
			if (!(internalToJdk || known.isHidden() || known.isAnonymousClass())) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return whether an executor may access the tasks by their class, or its queue
	 * compares them.
	 */
	private static boolean accessesTasks(Executor executor) {
		return overridesHooks(executor.getClass())
				|| (executor instanceof ThreadPoolExecutor pool && isOrdered(pool.getQueue()));
	}

	/**
	 * Return whether a queue may compare the tasks, or access them by their class.
	 */
	static boolean isOrdered(BlockingQueue<Runnable> queue) {
		boolean unordered = queue instanceof LinkedBlockingQueue || queue instanceof SynchronousQueue
				|| queue instanceof ArrayBlockingQueue || queue instanceof LinkedBlockingDeque
				|| queue instanceof LinkedTransferQueue;
		return !unordered && !queue.getClass().getName().equals(DELAY_QUEUE);
	}

	private @Nullable Executor byClass(Executor executor) {
		Class<?> type = proxiedClass(executor.getClass());
		if (type == null) {
			return null;
		}
		ProxyFactory factory = new ProxyFactory();
		factory.setTargetSource(new ExecutorTargetSource(executor, type));
		factory.setProxyTargetClass(true);
		return proxy(factory, executor, type);
	}

	private static @Nullable Class<?> proxiedClass(Class<?> type) {
		Class<?> trusted = type;
		while (trusted != Object.class && !JDK_POOLS.containsKey(trusted)) {
			trusted = trusted.getSuperclass();
		}
		if (type.getName().startsWith("java.")) {
			return JDK_POOLS.get(type);
		}
		return (BeanClasses.reasonNotProxyable(type, trusted) == null) ? type : null;
	}

	/**
	 * Return whether an executor of the application accesses the tasks that it runs.
	 */
	private static boolean overridesHooks(Class<?> type) {
		for (Class<?> current = type; !current.getName().startsWith("java."); current = current.getSuperclass()) {
			if (!current.getName().startsWith("org.springframework.")
					&& Stream.of(current.getDeclaredMethods()).anyMatch((method) -> HOOKS.contains(method.getName()))) {
				return true;
			}
		}
		return false;
	}

	private Executor byInterfaces(Executor executor) {
		return proxy(new ProxyFactory(executor), executor, executor.getClass());
	}

	private Executor proxy(ProxyFactory factory, Executor executor, Class<?> type) {
		factory.addInterface(InstrumentedExecutor.class);
		factory.addAdvisor(new DefaultPointcutAdvisor(new TaskMethods(),
				new ContextPropagatingInterceptor(executor, this.contexts)));
		factory.setOpaque(true);
		// A frozen proxy calls methods without advice directly, not by reflection.
		factory.setFrozen(true);
		return (Executor) factory.getProxy(BeanClasses.classLoaderFor(type, InstrumentedExecutor.class));
	}

	private static final class TaskMethods extends StaticMethodMatcherPointcut {

		@Override
		public boolean matches(Method method, Class<?> type) {
			return ContextPropagatingInterceptor.handles(method);
		}

	}

	private record ExecutorTargetSource(Executor target, Class<?> targetClass) implements TargetSource {

		@Override
		public Class<?> getTargetClass() {
			return this.targetClass;
		}

		@Override
		public boolean isStatic() {
			return true;
		}

		@Override
		public Object getTarget() {
			return this.target;
		}

	}

	static class ThreadPoolProxy extends ThreadPoolExecutor {

		ThreadPoolProxy() {
			super(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
		}

	}

	static class ScheduledThreadPoolProxy extends ScheduledThreadPoolExecutor {

		ScheduledThreadPoolProxy() {
			super(0);
		}

	}

	static class ForkJoinPoolProxy extends ForkJoinPool {

		ForkJoinPoolProxy() {
			super(1);
		}

	}

}
