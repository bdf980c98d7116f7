package io.github.tuxsentry.tracing.context;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.tracing.ContextPropagation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;
import org.springframework.util.function.SingletonSupplier;

/**
 * Has the executors and schedulers that are beans take scopes along: Spring's through a
 * task decorator, which the application's own decorator stays part of; those of the JDK
 * through a wrapper, where the bean is declared by one of the JDK's interfaces. The
 * executor of a configurer of async methods is wrapped though it may be no bean.
 */
public final class ExecutorBeanPostProcessor
		implements InstantiationAwareBeanPostProcessor, BeanFactoryAware, PriorityOrdered {

	private static final Set<Class<?>> INTERFACES = Set.of(Executor.class, ExecutorService.class,
			ScheduledExecutorService.class);

	private final Supplier<ExecutorInstrumentation> instrumentation;

	private final FaultBarrier faults = new FaultBarrier();

	private @Nullable BeanFactory beanFactory;

	/**
	 * Creates a post-processor.
	 * @param context takes scopes along; asked for with the first executor
	 * @param watch watches over each task within its scopes; asked for with the first
	 * executor
	 */
	public ExecutorBeanPostProcessor(Supplier<ContextPropagation> context,
			Supplier<? extends UnaryOperator<Runnable>> watch) {
		this.instrumentation = SingletonSupplier
			.of(() -> new ExecutorInstrumentation(new WatchingCarrier(context.get(), watch.get())));
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean postProcessAfterInstantiation(Object bean, String beanName) {
		if (bean instanceof AsyncAnnotationBeanPostProcessor processor) {
			this.faults.run("wrap the executor of async methods", () -> AsyncExecutor.wrap(processor,
					(executor) -> this.instrumentation.get().wrapUnlessDecorated(executor)));
		}
		return true;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof TaskExecutor) {
			this.faults.run("decorate an executor", () -> this.instrumentation.get().decorate(bean));
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Executor executor && !(bean instanceof TaskExecutor)) {
			return this.faults.get("wrap an executor",
					() -> isDeclaredByInterface(beanName) ? this.instrumentation.get().wrap(executor) : executor,
					executor);
		}
		return bean;
	}

	private boolean isDeclaredByInterface(String beanName) {
		return this.beanFactory instanceof ConfigurableListableBeanFactory factory
				&& factory.containsBeanDefinition(beanName)
				&& INTERFACES.contains(factory.getMergedBeanDefinition(beanName).getResolvableType().toClass());
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
