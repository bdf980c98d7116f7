package io.github.tuxsentry.test.boot;

import java.net.URI;
import java.util.Map;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.LocalSentryBuilder;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Initializer that starts a local Sentry for an application in development, and stops it
 * when the application context is closed. It is active in the profile {@code dev} or if
 * {@code tux.sentry.local.enabled} is {@code true}, provided that Sentry is enabled and
 * no DSN is configured. An application with a DSN, e.g. in production, is not changed.
 */
final class LocalSentryInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

	private static final Log logger = LogFactory.getLog(LocalSentryInitializer.class);

	private static final Profiles DEVELOPMENT = Profiles.of("dev");

	private static final int DEFAULT_PORT = 8969;

	private static final int MAX_ITEMS_PER_TYPE = 1_000;

	private static final int MAX_BYTES_PER_TYPE = 8_000_000;

	/**
	 * Property source that contains the DSN. If it is present, the starter samples all
	 * transactions by default.
	 */
	private static final String PROPERTY_SOURCE = "localSentry";

	/**
	 * {@inheritDoc} This initializer runs last, since the initializers of tests can set
	 * the DSN.
	 */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (isWanted(environment) && context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
			LocalSentry sentry = start(environment);
			beans.registerSingleton("localSentry", sentry);
			// Destroyed last, since it is registered first: beans that are destroyed
			// may still send data.
			beans.registerDisposableBean("localSentryServer", sentry::close);
			environment.getPropertySources()
				.addFirst(new MapPropertySource(PROPERTY_SOURCE, Map.of("sentry.dsn", sentry.dsn())));
			logger.info("No DSN is set: what the application sends to Sentry is shown at " + sentry.pageUrl());
		}
	}

	private static boolean isWanted(Environment environment) {
		return !StringUtils.hasText(environment.getProperty("sentry.dsn"))
				&& environment.getProperty("sentry.enabled", Boolean.class, true)
				&& environment.getProperty("tux.sentry.enabled", Boolean.class, true) && environment
					.getProperty("tux.sentry.local.enabled", Boolean.class, environment.acceptsProfiles(DEVELOPMENT))
				&& !Boolean.getBoolean("spring.aot.processing");
	}

	private static LocalSentry start(Environment environment) {
		LocalSentryBuilder builder = LocalSentry.builder()
			.port(environment.getProperty("tux.sentry.local.port", Integer.class, DEFAULT_PORT))
			.maxItemsPerType(MAX_ITEMS_PER_TYPE)
			.maxBytesPerType(MAX_BYTES_PER_TYPE);
		String viewer = environment.getProperty("tux.sentry.local.viewer");
		if (StringUtils.hasText(viewer)) {
			builder.viewer(URI.create(viewer));
		}
		return builder.start();
	}

}
