package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.scrub.Scrubber;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.core.env.Environment;

/**
 * Lookup of a scrubber while the application's bean is unavailable, because it does not
 * exist yet or has been destroyed. The scrubber is created as that bean is, or else from
 * the valid properties.
 */
public final class EarlyScrubber {

	private EarlyScrubber() {
	}

	public static Scrubber find(@Nullable ConfigurableListableBeanFactory application, Environment environment) {
		Scrubber own = (application != null) ? own(application, environment) : null;
		return (own != null) ? own : ScrubProperties.validScrubber(environment);
	}

	private static @Nullable Scrubber own(ConfigurableListableBeanFactory application, Environment environment) {
		try {
			for (String name : application.getBeanNamesForType(Scrubber.class, false, false)) {
				if (!name.startsWith(OrderedBeans.NAME_PREFIX)) {
					return (application.getSingleton(name) instanceof Scrubber made) ? made
							: make(application, name, environment);
				}
			}
			return null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Create the bean in isolation. Otherwise its dependencies in the application would
	 * be started again while the application ends.
	 */
	private static Scrubber make(ConfigurableListableBeanFactory application, String name, Environment environment) {
		DefaultListableBeanFactory alone = new DefaultListableBeanFactory();
		alone.setBeanClassLoader(application.getBeanClassLoader());
		alone.setAutowireCandidateResolver(new ContextAnnotationAutowireCandidateResolver());
		alone.addEmbeddedValueResolver(environment::resolveRequiredPlaceholders);
		alone.registerResolvableDependency(Environment.class, environment);
		AutowiredAnnotationBeanPostProcessor autowired = new AutowiredAnnotationBeanPostProcessor();
		autowired.setBeanFactory(alone);
		alone.addBeanPostProcessor(autowired);
		BeanDefinition scrubber = copy(application, name, alone);
		if (scrubber.getFactoryBeanName() != null) {
			copy(application, scrubber.getFactoryBeanName(), alone);
		}
		return alone.getBean(name, Scrubber.class);
	}

	private static BeanDefinition copy(ConfigurableListableBeanFactory from, String name,
			DefaultListableBeanFactory to) {
		BeanDefinition definition = new RootBeanDefinition((RootBeanDefinition) from.getMergedBeanDefinition(name));
		to.registerBeanDefinition(name, definition);
		return definition;
	}

}
