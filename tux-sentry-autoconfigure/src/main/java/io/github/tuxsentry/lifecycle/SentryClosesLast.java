package io.github.tuxsentry.lifecycle;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.core.FinalFlush;
import io.github.tuxsentry.fault.FaultBarrier;
import io.sentry.IScopes;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;

/**
 * Has Sentry closed after all beans. Left to Spring it would close before the beans that
 * were made before it, and what those have to say in the end would be lost.
 */
public final class SentryClosesLast implements BeanFactoryPostProcessor {

	/**
	 * The bean of Sentry's own auto-configuration that closes the SDK when destroyed.
	 */
	private static final String SENTRY = "sentryHub";

	private static final Duration AFTER_A_FAILED_START = Duration.ofSeconds(2);

	/**
	 * Creates the post-processor.
	 */
	public SentryClosesLast() {
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		if (beans instanceof DefaultSingletonBeanRegistry registry && beans.containsBeanDefinition(SENTRY)
				&& beans.getBeanDefinition(SENTRY) instanceof AbstractBeanDefinition sentry) {
			sentry.setDestroyMethodName("");
			// Beans are destroyed in the opposite order: what is there first goes last.
			registry.registerDisposableBean("tuxSentryEnd", () -> close(beans));
		}
	}

	private static void close(ConfigurableListableBeanFactory beans) {
		if (!(beans.getSingleton(SENTRY) instanceof IScopes scopes) || !scopes.isEnabled()
				|| StartWatch.isResponsible(beans)) {
			return;
		}
		for (String name : beans.getBeanNamesForType(BotShutdown.class, true, false)) {
			if (beans.getSingleton(name) instanceof BotShutdown shutdown) {
				shutdown.end();
				return;
			}
		}
		new FinalFlush(scopes, new FaultBarrier()).run(List.of(), AFTER_A_FAILED_START);
	}

}
