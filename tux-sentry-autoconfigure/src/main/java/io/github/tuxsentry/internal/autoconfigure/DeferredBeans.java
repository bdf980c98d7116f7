package io.github.tuxsentry.internal.autoconfigure;

import java.util.Arrays;
import java.util.Set;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.metrics.MetricSink;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Bean factory post-processor that defers the library's beans until they are used, in an
 * application in which they have nothing to do: Sentry is not started, no meter registry
 * receives metrics, and no property is set that could be invalid. Beans that act on
 * startup, such as the detection of an application's own {@code Sentry.init}, are created
 * as usual.
 */
final class DeferredBeans implements BeanFactoryPostProcessor {

	static final String PACKAGE = "io.github.tuxsentry.internal.";

	static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

	private static final ConfigurationPropertyName SENTRY = ConfigurationPropertyName.of("sentry");

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		boolean deferred = isIdle(beans);
		Set<String> acting = Set.of(beans.getBeanNamesForType(SmartInitializingSingleton.class, true, false));
		for (String name : beans.getBeanDefinitionNames()) {
			if (isOfLibrary(name) && !acting.contains(name)) {
				beans.getBeanDefinition(name).setLazyInit(deferred);
			}
		}
	}

	/**
	 * Return whether a bean is created when it is used.
	 */
	static boolean isDeferred(ConfigurableListableBeanFactory beans, String name) {
		return beans.containsBeanDefinition(name) && beans.getBeanDefinition(name).isLazyInit();
	}

	private static boolean isOfLibrary(String name) {
		return name.startsWith(OrderedBeans.NAME_PREFIX) || name.contains(PACKAGE);
	}

	private static boolean isIdle(ConfigurableListableBeanFactory beans) {
		return !beans.containsBeanDefinition(SentryAutoConfigurations.SENTRY_BEAN)
				&& !ScopesAdapter.getInstance().isEnabled() && isUnset(beans.getBean(Environment.class))
				&& !areMetricsReceived(beans);
	}

	private static boolean isUnset(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (!(source.getUnderlyingSource() instanceof SentryPropertyDefaults)
					&& (isSet(KnownProperties.ROOT, source) || isSet(SENTRY, source))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isSet(ConfigurationPropertyName name, ConfigurationPropertySource source) {
		return source.containsDescendantOf(name) != ConfigurationPropertyState.ABSENT;
	}

	private static boolean areMetricsReceived(ConfigurableListableBeanFactory beans) {
		ClassLoader classLoader = beans.getBeanClassLoader();
		return isDefinedByApplication(MetricSink.class, beans) || (ClassUtils.isPresent(METER_REGISTRY, classLoader)
				&& isDefinedByApplication(ClassUtils.resolveClassName(METER_REGISTRY, classLoader), beans));
	}

	private static boolean isDefinedByApplication(Class<?> type, ConfigurableListableBeanFactory beans) {
		return !Arrays.stream(beans.getBeanNamesForType(type, true, false)).allMatch(DeferredBeans::isOfLibrary);
	}

}
