package io.github.tuxsentry.internal.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.autoconfigure.UnknownPropertyException.UnknownProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * Check that fails startup if {@code tux.sentry} or an unknown property below it is set,
 * since a misspelled rate or filter would otherwise be ignored silently. For an unknown
 * environment variable, only a warning is logged: platforms define variables
 * automatically, for instance for a service named {@code tux-sentry}. The known
 * properties are only read if any is set.
 */
final class UnknownPropertyCheck implements BeanFactoryPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(UnknownPropertyCheck.class);

	private static final String VARIABLE_PREFIX = "TUX_SENTRY_";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		Supplier<KnownProperties> known = SingletonSupplier
			.of(() -> KnownProperties.find(beanFactory.getBeanClassLoader(), readers(beanFactory)));
		Map<ConfigurationPropertyName, UnknownProperty> unknown = new LinkedHashMap<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources
			.get(beanFactory.getBean(Environment.class))) {
			if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
				warn(variables, known);
			}
			else if (source instanceof IterableConfigurationPropertySource names
					&& !(source.getUnderlyingSource() instanceof SentryPropertyDefaults)) {
				for (ConfigurationPropertyName name : names) {
					if (isRootOrBelow(name) && !known.get().contain(name) && !isEmptyRoot(name, source)) {
						unknown.putIfAbsent(name, describe(name, source, known.get()));
					}
				}
			}
		}
		if (!unknown.isEmpty()) {
			throw new UnknownPropertyException(List.copyOf(unknown.values()));
		}
	}

	/**
	 * Return the reader of Spring Boot, which remembers the configurations that it has
	 * read, if there is one.
	 */
	private static MetadataReaderFactory readers(ConfigurableListableBeanFactory beanFactory) {
		String[] names = beanFactory.getBeanNamesForType(MetadataReaderFactory.class, true, false);
		return (names.length == 1) ? beanFactory.getBean(names[0], MetadataReaderFactory.class)
				: new SimpleMetadataReaderFactory(beanFactory.getBeanClassLoader());
	}

	private static boolean isRootOrBelow(ConfigurationPropertyName name) {
		return KnownProperties.ROOT.equals(name) || KnownProperties.ROOT.isAncestorOf(name);
	}

	/**
	 * Return whether a property is the root without a value, as in YAML in which all
	 * properties below it are commented out.
	 */
	private static boolean isEmptyRoot(ConfigurationPropertyName name, ConfigurationPropertySource source) {
		ConfigurationProperty property = KnownProperties.ROOT.equals(name) ? source.getConfigurationProperty(name)
				: null;
		return property != null && property.getValue().toString().isEmpty();
	}

	private static void warn(SystemEnvironmentPropertySource variables, Supplier<KnownProperties> known) {
		for (String variable : variables.getPropertyNames()) {
			if ((variable + "_").regionMatches(true, 0, VARIABLE_PREFIX, 0, VARIABLE_PREFIX.length())
					&& !known.get().containVariable(variable)) {
				logger.warn("tux-sentry has no property for the environment variable {}, which is ignored.", variable);
			}
		}
	}

	private static UnknownProperty describe(ConfigurationPropertyName name, ConfigurationPropertySource source,
			KnownProperties known) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		String origin = (property != null && property.getOrigin() != null) ? property.getOrigin().toString()
				: "unknown";
		return new UnknownProperty(name.toString(), origin, known.nearestTo(name).orElse(null),
				known.allowedInsteadOf(name));
	}

}
