package io.github.tuxsentry.internal.executor;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.beans.ReplacingBeanPostProcessor;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TaskContext;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;

/**
 * Bean post-processor that instruments executors and schedulers: Spring's by a task
 * decorator and an error handler around the application's own; the JDK's pools, and beans
 * declared as one of the JDK's interfaces, by a proxy of their class. The executor of an
 * {@code AsyncConfigurer} is instrumented even if it is not a bean.
 */
final class ExecutorBeanPostProcessor extends ReplacingBeanPostProcessor implements PriorityOrdered {

	private static final Set<Class<?>> INTERFACES = Set.of(Executor.class, ExecutorService.class,
			ScheduledExecutorService.class);

	private final FaultBarrier faults;

	private final ExecutorInstrumentation instrumentation;

	private final @Nullable ExecutorProxies proxies;

	/**
	 * Create a new post-processor.
	 * @param contexts the factory for the scopes of tasks, or {@code null} if they are
	 * not propagated
	 * @param counter the counter of tasks, or {@code null} if they are not counted
	 * @param errors the supplier of the capture of uncaught errors, or {@code null} if
	 * they are not captured
	 * @param faults handles internal errors
	 */
	ExecutorBeanPostProcessor(TaskContext.@Nullable Factory contexts, @Nullable TaskCounter counter,
			@Nullable Supplier<UncaughtErrors> errors, FaultBarrier faults) {
		this.faults = faults;
		this.instrumentation = new ExecutorInstrumentation(contexts, counter, errors, faults);
		this.proxies = (contexts != null) ? new ExecutorProxies(contexts) : null;
	}

	@Override
	public boolean postProcessAfterInstantiation(Object bean, String beanName) {
		ExecutorProxies proxies = this.proxies;
		if (proxies != null && bean instanceof AsyncAnnotationBeanPostProcessor processor) {
			this.faults.run("instrument the executor of async methods",
					() -> ExecutorInstrumentation.wrapExecutor(processor, proxies::proxyUnlessDecorated));
		}
		return true;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof TaskExecutor) {
			this.faults.run("decorate an executor", () -> this.instrumentation.decorate(bean, beanName));
			this.faults.run("capture the errors of a scheduler", () -> this.instrumentation.captureErrors(bean));
		}
		return bean;
	}

	@Override
	protected Object replace(Object bean, String beanName) {
		ExecutorProxies proxies = this.proxies;
		if (proxies != null && bean instanceof Executor executor && !(bean instanceof TaskExecutor)) {
			return this.faults.get("instrument an executor",
					() -> proxies.proxy(executor, beanName, isDeclaredByInterface(beanName)), executor);
		}
		return bean;
	}

	private boolean isDeclaredByInterface(String beanName) {
		Class<?> declared = declaredType(beanName);
		return declared != null && INTERFACES.contains(declared);
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
