package io.github.tuxsentry.sample.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.LocalSentryBuilder;

import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;

/**
 * Initializer that registers a local Discord if no token is configured, and a local
 * Sentry if no DSN is configured. An empty value is treated as missing. Both are beans
 * and are closed with the application.
 */
public final class OfflineInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final int MAX_ITEMS_PER_TYPE = 5_000;

	private static final int MAX_BYTES_PER_TYPE = 8_000_000;

	/**
	 * Name of the property source that contains the DSN of a local Sentry, for which the
	 * starter samples all transactions by default.
	 */
	private static final String LOCAL_SENTRY = "localSentry";

	/**
	 * Create a new initializer.
	 */
	public OfflineInitializer() {
	}

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		boolean offline = isMissing(environment, "discord.token") && isSentryHere(environment);
		set(environment, OfflineEndpoint.PROPERTY, String.valueOf(offline));
		if (offline) {
			addDefaults(environment, "offline.yml");
		}
		if (isMissing(environment, "sentry.dsn")) {
			LocalSentry sentry = localSentry(environment);
			set(environment, LOCAL_SENTRY, "sentry.dsn", sentry.dsn());
			addDefaults(environment, "offline-sentry.yml");
			registerToBeClosedLast(context, sentry);
		}
		if (isMissing(environment, "discord.token")) {
			LocalTldr tldr = new LocalTldr();
			set(environment, "discord.token", "offline");
			set(environment, "tldr.base-url", tldr.url());
			register(context, LocalDiscord.class, LocalDiscord::start);
			register(context, LocalTldr.class, tldr::start);
		}
	}

	private static boolean isMissing(ConfigurableEnvironment environment, String property) {
		return !StringUtils.hasText(environment.getProperty(property));
	}

	/**
	 * Return whether events are sent to this machine: to the local Sentry, or to a viewer
	 * such as that of {@code sentry local}.
	 */
	private static boolean isSentryHere(ConfigurableEnvironment environment) {
		String dsn = environment.getProperty("sentry.dsn", "");
		return !StringUtils.hasText(dsn) || dsn.contains("@localhost:") || dsn.contains("@127.0.0.1:");
	}

	private static LocalSentry localSentry(ConfigurableEnvironment environment) {
		LocalSentryBuilder builder = LocalSentry.builder()
			.maxItemsPerType(MAX_ITEMS_PER_TYPE)
			.maxBytesPerType(MAX_BYTES_PER_TYPE);
		String viewer = environment.getProperty("offline.viewer");
		if (StringUtils.hasText(viewer)) {
			builder.viewer(URI.create(viewer));
		}
		return builder.start();
	}

	private static void set(ConfigurableEnvironment environment, String property, String value) {
		set(environment, "offline " + property, property, value);
	}

	private static void set(ConfigurableEnvironment environment, String source, String property, String value) {
		environment.getPropertySources().addFirst(new MapPropertySource(source, Map.of(property, value)));
	}

	private static void addDefaults(ConfigurableEnvironment environment, String file) {
		try {
			new YamlPropertySourceLoader().load(file, new ClassPathResource(file))
				.forEach(environment.getPropertySources()::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + file, ex);
		}
	}

	/**
	 * Register the local Sentry so that it is destroyed last. Beans are destroyed in
	 * reverse order of registration, and can still send data to Sentry when they are
	 * destroyed.
	 */
	private static void registerToBeClosedLast(GenericApplicationContext context, LocalSentry sentry) {
		context.getDefaultListableBeanFactory().registerDisposableBean("offlineSentry", sentry::close);
		register(context, LocalSentry.class, () -> sentry, (definition) -> definition.setDestroyMethodName(""));
	}

	private static <T> void register(GenericApplicationContext context, Class<T> type, Supplier<T> supplier,
			BeanDefinitionCustomizer... customizers) {
		context.registerBean(type, supplier, customizers);
		// With AOT processing, the initializer is called again at runtime.
		context.getBeanDefinition(type.getName())
			.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
	}

}
