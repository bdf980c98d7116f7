package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.util.Map;
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

	/**
	 * Beans that exist only if a feature is enabled, by the names of the features.
	 */
	static final Map<String, String> FEATURES = Map.ofEntries(Map.entry("Cache", "tuxSentryCacheInstrumentation"),
			Map.entry("Coroutines", "tuxSentryCoroutineContext"), Map.entry("Jda", "tuxSentryEventHandling"),
			Map.entry("JdaKtx", "tuxSentryCoroutineDispatchFactory"),
			Map.entry("Jdbc", "tuxSentryDataSourceInstrumentation"), Map.entry("Log4j2", "tuxSentryLog4j2Throwables"),
			Map.entry("Logback", "tuxSentryLoggedThrowables"), Map.entry("Metrics", "tuxSentryMetricSink"),
			Map.entry("Observations", "tuxSentryObservationSpanHandler"),
			Map.entry("OkHttp", "tuxSentryOkHttpInterceptor"), Map.entry("Reactor", "tuxSentryReactorContext"),
			Map.entry("RestClient", "tuxSentryRestClientInstrumentation"),
			Map.entry("Tasks", "tuxSentryScheduledTaskRunner"), Map.entry("Tracing", "tuxSentryTracedCall"),
			Map.entry("WebClient", "tuxSentryWebClientInstrumentation"));

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
		FEATURES.forEach((feature, bean) -> {
			if (this.beans.containsBeanDefinition(bean)) {
				storage.addIntegration(INTEGRATION + feature);
			}
		});
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
