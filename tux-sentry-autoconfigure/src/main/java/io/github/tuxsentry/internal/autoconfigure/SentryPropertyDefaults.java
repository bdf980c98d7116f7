package io.github.tuxsentry.internal.autoconfigure;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.StringUtils;

/**
 * Property source with the lowest precedence, in which properties of Sentry's starter are
 * the defaults of the properties of the library that replace them. Values are looked up
 * when they are requested, so that property sources that are added later apply as well.
 */
final class SentryPropertyDefaults extends EnumerablePropertySource<Map<String, String>>
		implements OriginLookup<String> {

	static final String NAME = "sentryPropertyDefaults";

	/**
	 * Level of logs, of which none are sent unless they are enabled.
	 */
	private static final String LOGS = "tux.sentry.logging.logs";

	private static final String DEFAULT_LOGS = "info";

	/**
	 * Properties of Sentry's starter by the property of the library that they are the
	 * default of.
	 */
	static final Map<String, String> DEFAULTS = Map.ofEntries(
			Map.entry("tux.sentry.delivery.offline-directory", "sentry.cache-dir-path"),
			Map.entry("tux.sentry.logging.breadcrumbs", "sentry.logging.minimum-breadcrumb-level"),
			Map.entry("tux.sentry.logging.enabled", "sentry.logging.enabled"),
			Map.entry("tux.sentry.logging.events", "sentry.logging.minimum-event-level"),
			Map.entry(LOGS, "sentry.logging.minimum-level"),
			Map.entry("tux.sentry.metrics.include-user-attributes", "sentry.send-default-pii"),
			Map.entry("tux.sentry.sampling.commands", "sentry.traces-sample-rate"),
			Map.entry("tux.sentry.sampling.database", "sentry.traces-sample-rate"),
			Map.entry("tux.sentry.sampling.http", "sentry.traces-sample-rate"),
			Map.entry("tux.sentry.sampling.other", "sentry.traces-sample-rate"),
			Map.entry("tux.sentry.sampling.tasks", "sentry.traces-sample-rate"),
			Map.entry("tux.sentry.scrub.emails", "sentry.send-default-pii"),
			Map.entry("tux.sentry.scrub.ip-addresses", "sentry.send-default-pii"),
			Map.entry("tux.sentry.shutdown.flush-timeout", "sentry.shutdown-timeout-millis"));

	/**
	 * Switches whose default is the negation of the property of Sentry's starter.
	 */
	private static final Set<String> NEGATED = Set.of("tux.sentry.scrub.emails", "tux.sentry.scrub.ip-addresses");

	private static final String[] NAMES = DEFAULTS.keySet().toArray(String[]::new);

	private final ConfigurableEnvironment environment;

	private SentryPropertyDefaults(ConfigurableEnvironment environment) {
		super(NAME, DEFAULTS);
		this.environment = environment;
	}

	@Override
	public String[] getPropertyNames() {
		return NAMES;
	}

	@Override
	public boolean containsProperty(String name) {
		return getProperty(name) != null;
	}

	@Override
	public @Nullable Object getProperty(String name) {
		String source = DEFAULTS.get(name);
		if (source == null) {
			return null;
		}
		if (NEGATED.contains(name)) {
			Boolean value = bind(source, Boolean.class);
			return (value != null) ? !value : null;
		}
		String value = bind(source, String.class);
		if (name.equals(LOGS)) {
			return logs(value);
		}
		return StringUtils.hasText(value) ? value : null;
	}

	private @Nullable String logs(@Nullable String level) {
		if (!Boolean.TRUE.equals(bind("sentry.logs.enabled", Boolean.class))) {
			return null;
		}
		return StringUtils.hasText(level) ? level : DEFAULT_LOGS;
	}

	private <T> @Nullable T bind(String property, Class<T> type) {
		return Binder.get(this.environment).bind(property, type).orElse(null);
	}

	/**
	 * Return which property the value of another one comes from.
	 * @param environment the environment
	 * @param name a property of the library that is set
	 * @return the property of Sentry's starter if the value is its default, or the
	 * property itself
	 */
	static String sourceOf(ConfigurableEnvironment environment, String name) {
		ConfigurationPropertyName property = ConfigurationPropertyName.of(name);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source.getConfigurationProperty(property) != null) {
				return (source.getUnderlyingSource() instanceof SentryPropertyDefaults)
						? DEFAULTS.getOrDefault(name, name) : name;
			}
		}
		return name;
	}

	@Override
	public @Nullable Origin getOrigin(String name) {
		String source = DEFAULTS.get(name);
		return (source != null) ? originOf(ConfigurationPropertyName.of(source)) : null;
	}

	private @Nullable Origin originOf(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property.getOrigin();
			}
		}
		return null;
	}

	/**
	 * Initializer that adds the property source to the environment of the application.
	 */
	static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			ConfigurableEnvironment environment = context.getEnvironment();
			if (!environment.getPropertySources().contains(NAME)) {
				environment.getPropertySources().addLast(new SentryPropertyDefaults(environment));
			}
		}

	}

}
