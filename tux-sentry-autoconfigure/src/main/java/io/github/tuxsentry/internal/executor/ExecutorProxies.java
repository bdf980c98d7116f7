package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.tracing.BeanClasses;
import io.github.tuxsentry.internal.tracing.TaskCarrier;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.util.ClassUtils;

/**
 * Proxies before executors that have their tasks carried. Each call goes to the executor
 * itself, which alone has threads, a queue and counts.
 */
final class ExecutorProxies {

	/**
	 * What stands for the JDK's own pools, of which no subclass can be made at run time.
	 */
	private static final Map<Class<?>, Class<?>> OF_JDK = Map.of(ThreadPoolExecutor.class, ThreadPoolFront.class,
			ScheduledThreadPoolExecutor.class, ScheduledThreadPoolFront.class, ForkJoinPool.class,
			ForkJoinPoolFront.class);

	private final TaskCarrier carrier;

	ExecutorProxies(TaskCarrier carrier) {
		this.carrier = carrier;
	}

	/**
	 * Make a proxy that is of the executor's class.
	 * @return the proxy, or {@code null} if no subclass can stand for the executor
	 */
	@Nullable Executor byClass(Executor executor) {
		Class<?> type = standIn(executor.getClass());
		if (type == null) {
			return null;
		}
		ProxyFactory factory = new ProxyFactory();
		factory.setTargetSource(new Behind(executor, type));
		factory.setProxyTargetClass(true);
		return proxy(factory, executor, type);
	}

	private static @Nullable Class<?> standIn(Class<?> type) {
		Class<?> known = type;
		while (known != Object.class && !OF_JDK.containsKey(known)) {
			known = known.getSuperclass();
		}
		if (type.getName().startsWith("java.")) {
			return OF_JDK.get(type);
		}
		return (BeanClasses.objectionToSubclass(type, known) == null) ? type : null;
	}

	/**
	 * Make a proxy that has the executor's interfaces.
	 */
	Executor byInterfaces(Executor executor) {
		ProxyFactory factory = new ProxyFactory(executor);
		return proxy(factory, executor, executor.getClass());
	}

	private Executor proxy(ProxyFactory factory, Executor executor, Class<?> type) {
		factory.addInterface(InstrumentedExecutor.class);
		factory.addAdvisor(new DefaultPointcutAdvisor(new TaskMethods(),
				new ContextPropagatingInterceptor(executor, this.carrier)));
		factory.setOpaque(true);
		// What is not advised is then called without detours, and not by reflection.
		factory.setFrozen(true);
		return (Executor) factory.getProxy(classLoaderFor(type));
	}

	private static @Nullable ClassLoader classLoaderFor(Class<?> type) {
		ClassLoader itsOwn = type.getClassLoader();
		return ClassUtils.isVisible(InstrumentedExecutor.class, itsOwn) ? itsOwn
				: InstrumentedExecutor.class.getClassLoader();
	}

	private static final class TaskMethods extends StaticMethodMatcherPointcut {

		@Override
		public boolean matches(Method method, Class<?> type) {
			return ContextPropagatingInterceptor.handles(method);
		}

	}

	private record Behind(Executor target, Class<?> targetClass) implements TargetSource {

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

	static class ThreadPoolFront extends ThreadPoolExecutor {

		ThreadPoolFront() {
			super(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
		}

	}

	static class ScheduledThreadPoolFront extends ScheduledThreadPoolExecutor {

		ScheduledThreadPoolFront() {
			super(0);
		}

	}

	static class ForkJoinPoolFront extends ForkJoinPool {

		ForkJoinPoolFront() {
			super(1);
		}

	}

}
