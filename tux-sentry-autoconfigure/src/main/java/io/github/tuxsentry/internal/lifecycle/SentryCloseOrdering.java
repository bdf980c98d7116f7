package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.core.AfterBeansDestroyed;
import io.github.tuxsentry.internal.core.Flusher;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;

/**
 * Bean factory post-processor that defers the closing of Sentry until all beans are
 * destroyed. By default, Sentry would be closed before the beans that were created
 * earlier, and their last events would be lost.
 */
final class SentryCloseOrdering implements BeanFactoryPostProcessor {

	private static final Duration FAILED_START_TIMEOUT = Duration.ofSeconds(2);

	private final FaultBarrier faults;

	SentryCloseOrdering(FaultBarrier faults) {
		this.faults = faults;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		if (beans instanceof DefaultSingletonBeanRegistry registry
				&& clearDestroyMethod(beans, SentryAutoConfigurations.SENTRY_BEAN)) {
			for (String name : beans.getBeanNamesForType(AfterBeansDestroyed.class, true, false)) {
				clearDestroyMethod(beans, name);
			}
			// Beans are destroyed in reverse order: the first one is destroyed last.
			registry.registerDisposableBean("tuxSentryClose", () -> end(beans));
		}
	}

	private static boolean clearDestroyMethod(ConfigurableListableBeanFactory beans, String name) {
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
		if (!(beans.getSingleton(SentryAutoConfigurations.SENTRY_BEAN) instanceof IScopes scopes) || !scopes.isEnabled()
				|| StartupObservation.mayStillReport(beans)) {
			return;
		}
		made(beans, BotShutdown.class).findFirst()
			.ifPresentOrElse(BotShutdown::end,
					() -> new Flusher(scopes, Stream::empty, this.faults).close(FAILED_START_TIMEOUT));
	}

	/**
	 * Return the existing beans of a type, without creating any.
	 */
	private static <T> Stream<T> made(ConfigurableListableBeanFactory beans, Class<T> type) {
		return Stream.of(beans.getBeanNamesForType(type, true, false))
			.map(beans::getSingleton)
			.filter(type::isInstance)
			.map(type::cast);
	}

}
