package io.github.tuxsentry.internal.shutdown;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.beans.StartupWatch;
import io.github.tuxsentry.internal.core.AfterBeansDestroyed;
import io.github.tuxsentry.internal.core.FinalFlush;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;

/**
 * Has Sentry closed after all beans. Left to Spring it would close before the beans that
 * were made before it, and what those have to say in the end would be lost.
 */
final class SentryCloseOrdering implements BeanFactoryPostProcessor {

	/**
	 * The bean of Sentry's own auto-configuration that closes the SDK when destroyed.
	 */
	private static final String SENTRY = "sentryHub";

	private static final Duration AFTER_A_FAILED_START = Duration.ofSeconds(2);

	private final FaultBarrier faults;

	/**
	 * Creates the post-processor.
	 * @param faults takes the faults of the library
	 */
	SentryCloseOrdering(FaultBarrier faults) {
		this.faults = faults;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		if (beans instanceof DefaultSingletonBeanRegistry registry && isLeftToUs(beans, SENTRY)) {
			for (String name : beans.getBeanNamesForType(AfterBeansDestroyed.class, true, false)) {
				isLeftToUs(beans, name);
			}
			// Beans are destroyed in the opposite order: what is there first goes last.
			registry.registerDisposableBean("tuxSentryEnd", () -> end(beans));
		}
	}

	private static boolean isLeftToUs(ConfigurableListableBeanFactory beans, String name) {
		if (beans.containsBeanDefinition(name)
				&& beans.getBeanDefinition(name) instanceof AbstractBeanDefinition definition) {
			definition.setDestroyMethodName("");
			return true;
		}
		return false;
	}

	private void end(ConfigurableListableBeanFactory beans) {
		try {
			close(beans);
		}
		finally {
			made(beans, AfterBeansDestroyed.class).forEach(AfterBeansDestroyed::closeLast);
		}
	}

	private void close(ConfigurableListableBeanFactory beans) {
		if (!(beans.getSingleton(SENTRY) instanceof IScopes scopes) || !scopes.isEnabled()
				|| StartupWatch.isResponsible(beans)) {
			return;
		}
		made(beans, BotShutdown.class).findFirst()
			.ifPresentOrElse(BotShutdown::end,
					() -> new FinalFlush(scopes, this.faults).run(List.of(), AFTER_A_FAILED_START));
	}

	/**
	 * The beans of a type that have been made; none is made for this.
	 */
	private static <T> Stream<T> made(ConfigurableListableBeanFactory beans, Class<T> type) {
		return Stream.of(beans.getBeanNamesForType(type, true, false))
			.map(beans::getSingleton)
			.filter(type::isInstance)
			.map(type::cast);
	}

}
