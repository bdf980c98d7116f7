package io.github.tuxsentry.internal.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Import filter that excludes auto-configurations that would define no beans, before
 * their classes are read: those that are off by default, and those of libraries that are
 * not on the class path. If a property of the auto-configuration is set, it is imported,
 * so that the property is validated.
 */
final class InactiveImportFilter implements AutoConfigurationImportFilter, EnvironmentAware, BeanClassLoaderAware {

	private static final Map<String, Integration> INTEGRATIONS = Map.of(
			"io.github.tuxsentry.internal.locals.TuxSentryLocalsAutoConfiguration",
			new Integration("tux.sentry.capture.locals"),
			"io.github.tuxsentry.internal.observation.TuxSentryObservationAutoConfiguration",
			new Integration("tux.sentry.tracing.observations"),
			"io.github.tuxsentry.internal.retry.TuxSentryRetryAutoConfiguration",
			new Integration("tux.sentry.retry", "org.springframework.retry.support.RetrySynchronizationManager",
					"org.springframework.resilience.retry.AbstractRetryInterceptor"));

	private @Nullable Environment environment;

	private @Nullable ClassLoader classLoader;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			Integration integration = (name != null) ? INTEGRATIONS.get(name) : null;
			matches[i] = integration == null || integration.isLibraryPresent(this.classLoader)
					|| isSet(integration.prefix());
		}
		return matches;
	}

	private boolean isSet(ConfigurationPropertyName prefix) {
		if (this.environment == null) {
			return true;
		}
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (!(source.getUnderlyingSource() instanceof SentryPropertyDefaults)
					&& source.containsDescendantOf(prefix) != ConfigurationPropertyState.ABSENT) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Integration whose auto-configuration may have nothing to define.
	 *
	 * @param prefix the prefix of its properties
	 * @param libraries the classes of which one activates it; none if it is off by
	 * default
	 */
	private record Integration(ConfigurationPropertyName prefix, String... libraries) {

		Integration(String prefix, String... libraries) {
			this(ConfigurationPropertyName.of(prefix), libraries);
		}

		boolean isLibraryPresent(@Nullable ClassLoader classLoader) {
			for (String library : this.libraries) {
				if (ClassUtils.isPresent(library, classLoader)) {
					return true;
				}
			}
			return false;
		}

	}

}
