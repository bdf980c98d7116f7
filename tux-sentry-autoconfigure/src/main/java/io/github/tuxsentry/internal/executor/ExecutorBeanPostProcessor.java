package io.github.tuxsentry.internal.executor;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;

/**
 * Has the executors and schedulers that are beans take scopes along: Spring's through a
 * task decorator, which the application's own decorator stays part of; pools of the JDK,
 * and what is declared by one of the JDK's interfaces, through a proxy of their class.
 * The executor of a configurer of async methods takes them along though it may be no
 * bean.
 */
final class ExecutorBeanPostProcessor
		implements InstantiationAwareBeanPostProcessor, BeanFactoryAware, PriorityOrdered {

	private static final Set<Class<?>> INTERFACES = Set.of(Executor.class, ExecutorService.class,
			ScheduledExecutorService.class);

	private final FaultBarrier faults;

	private final ExecutorInstrumentation instrumentation;

	private @Nullable BeanFactory beanFactory;

	/**
	 * Creates a post-processor.
	 * @param context takes scopes along; asked for with each task, {@code null} while the
	 * application starts and there is nothing yet
	 * @param watch watches over each task within its scopes; asked for likewise
	 * @param faults handles internal errors
	 */
	ExecutorBeanPostProcessor(Supplier<@Nullable ScopesPropagation> context,
			Supplier<? extends @Nullable UnaryOperator<Runnable>> watch, FaultBarrier faults) {
		this.faults = faults;
		this.instrumentation = new ExecutorInstrumentation(new WatchingCarrier(context, watch, faults));
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean postProcessAfterInstantiation(Object bean, String beanName) {
		if (bean instanceof AsyncAnnotationBeanPostProcessor processor) {
			this.faults.run("instrument the executor of async methods",
					() -> AsyncExecutor.wrap(processor, this.instrumentation::instrumentUnlessDecorated));
		}
		return true;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof TaskExecutor) {
			this.faults.run("decorate an executor", () -> this.instrumentation.decorate(bean));
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Executor executor && !(bean instanceof TaskExecutor)) {
			return this.faults.get("instrument an executor",
					() -> this.instrumentation.instrument(executor, beanName, isDeclaredByInterface(beanName)),
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
