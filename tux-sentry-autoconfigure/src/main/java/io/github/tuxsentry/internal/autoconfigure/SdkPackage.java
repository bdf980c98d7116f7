package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.util.Properties;

import io.sentry.Sentry;
import io.sentry.SentryIntegrationPackageStorage;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Options configuration that adds the library to the packages of the SDK, and its enabled
 * features to the integrations. The SDK keeps both for the process, as sets: another
 * context only adds what has not been added.
 */
final class SdkPackage implements Sentry.OptionsConfiguration<SentryOptions> {

	/**
	 * Properties of the library, to which the build adds its version. They are left as
	 * they are when a bot is packaged in a single archive, unlike the manifest, and exist
	 * in class directories as well.
	 */
	static final String PROPERTIES = "META-INF/tux-sentry.properties";

	static final String NAME = "maven:io.github.tuxsentry:tux-sentry-autoconfigure";

	static final String UNKNOWN_VERSION = "unknown";

	private static final String INTEGRATION = "TuxSentry";

	private final ListableBeanFactory beans;

	private final @Nullable ClassLoader classLoader;

	SdkPackage(ListableBeanFactory beans, @Nullable ClassLoader classLoader) {
		this.beans = beans;
		this.classLoader = classLoader;
	}

	@Override
	public void configure(SentryOptions options) {
		SentryIntegrationPackageStorage storage = SentryIntegrationPackageStorage.getInstance();
		storage.addPackage(NAME, version(this.classLoader));
		storage.addIntegration(INTEGRATION);
		Feature.enabledIn(this.beans).forEach((feature) -> storage.addIntegration(INTEGRATION + feature.integration()));
	}

	static String version(@Nullable ClassLoader classLoader) {
		try {
			Properties properties = PropertiesLoaderUtils
				.loadProperties(new ClassPathResource(PROPERTIES, classLoader));
			String version = properties.getProperty("version", UNKNOWN_VERSION);
			return version.startsWith("$") ? UNKNOWN_VERSION : version;
		}
		catch (IOException | IllegalArgumentException ex) {
			return UNKNOWN_VERSION;
		}
	}

}
