package io.github.tuxsentry.internal.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

/**
 * Check that fails startup if an unknown property below {@code tux.sentry} is set, since
 * a misspelled rate or filter would otherwise be ignored silently. For an unknown
 * environment variable, only a warning is logged: platforms define variables
 * automatically, for instance for a service named {@code tux-sentry}.
 */
final class UnknownPropertyCheck implements BeanFactoryPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(UnknownPropertyCheck.class);

	private static final String VARIABLE_PREFIX = "TUX_SENTRY_";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		KnownProperties known = KnownProperties.find(beanFactory.getBeanClassLoader());
		Map<ConfigurationPropertyName, UnknownProperty> unknown = new LinkedHashMap<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources
			.get(beanFactory.getBean(Environment.class))) {
			if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
				warn(variables, known);
			}
			else if (source instanceof IterableConfigurationPropertySource names) {
				names.stream()
					.filter((name) -> KnownProperties.ROOT.isAncestorOf(name) && !known.contain(name))
					.forEach((name) -> unknown.putIfAbsent(name, describe(name, source, known)));
			}
		}
		if (!unknown.isEmpty()) {
			throw new UnknownPropertyException(List.copyOf(unknown.values()));
		}
	}

	private static void warn(SystemEnvironmentPropertySource variables, KnownProperties known) {
		for (String variable : variables.getPropertyNames()) {
			if (variable.toUpperCase(Locale.ROOT).startsWith(VARIABLE_PREFIX) && !known.containVariable(variable)) {
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
