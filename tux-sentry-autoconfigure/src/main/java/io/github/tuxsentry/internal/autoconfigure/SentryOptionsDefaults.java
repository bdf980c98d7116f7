package io.github.tuxsentry.internal.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.tuxsentry.internal.tag.TagRules;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Options configuration that applies the library's properties, and its defaults for
 * {@code sentry.*} properties that the application has not set. It is applied before the
 * application's own options configurations, which take precedence.
 */
final class SentryOptionsDefaults implements Sentry.OptionsConfiguration<SentryOptions>, Ordered {

	private static final Profiles DEVELOPMENT_PROFILES = Profiles.of("dev", "local", "test");

	private static final int MAX_BREADCRUMBS = 50;

	private static final int MAX_QUEUE_SIZE = 10_000;

	private static final long SHUTDOWN_TIMEOUT_MILLIS = 5000;

	private final TuxSentryProperties properties;

	private final Environment environment;

	private final SentryRelease release;

	private final Set<String> applicationPackages;

	private final Map<String, String> containerTags;

	SentryOptionsDefaults(TuxSentryProperties properties, Environment environment, SentryRelease release,
			Set<String> applicationPackages, Map<String, String> containerTags) {
		this.properties = properties;
		this.environment = environment;
		this.release = release;
		this.applicationPackages = applicationPackages;
		this.containerTags = containerTags;
	}

	@Override
	public void configure(SentryOptions options) {
		options.setEnabled(options.isEnabled() && this.properties.enabled());
		checkDsn(options);
		options.setEnvironment(resolveEnvironment(this.properties.environment(), this.environment));
		options.setRelease(this.release.resolve(this.properties.release()));
		if (options.getDist() == null) {
			options.setDist(this.release.distribution(options.getRelease()));
		}
		this.applicationPackages.forEach(options::addInAppInclude);
		setDefaults(options, Binder.get(this.environment));
		options.setGlobalHubMode(false);
		Map<String, String> tags = new LinkedHashMap<>(this.properties.containerTags() ? this.containerTags : Map.of());
		tags.keySet().removeAll(options.getTags().keySet());
		tags.putAll(this.properties.tags());
		tags.forEach((key, value) -> {
			if (TagRules.accept(key, value)) {
				options.setTag(key, value);
			}
		});
	}

	private static void setDefaults(SentryOptions options, Binder binder) {
		if (isUnset("sentry.max-breadcrumbs", binder)) {
			options.setMaxBreadcrumbs(MAX_BREADCRUMBS);
		}
		if (isUnset("sentry.max-queue-size", binder)) {
			options.setMaxQueueSize(MAX_QUEUE_SIZE);
		}
		if (isUnset("sentry.shutdown-timeout-millis", binder)) {
			options.setShutdownTimeoutMillis(SHUTDOWN_TIMEOUT_MILLIS);
		}
		// The JVM only prints uncaught exceptions that have no handler.
		if (isUnset("sentry.print-uncaught-stack-trace", binder)) {
			options.setPrintUncaughtStackTrace(true);
		}
		if (isUnset("sentry.attach-stacktrace", binder)) {
			options.setAttachStacktrace(true);
		}
		if (isUnset("sentry.enable-deduplication", binder)) {
			options.setEnableDeduplication(false);
		}
		if (isUnset("sentry.send-default-pii", binder)) {
			options.setSendDefaultPii(false);
		}
	}

	private static boolean isUnset(String property, Binder binder) {
		return !binder.bind(property, String.class).isBound();
	}

	private static void checkDsn(SentryOptions options) {
		if (!options.isEnabled()) {
			return;
		}
		String dsn = options.getDsn();
		if (StringUtils.hasText(dsn)) {
			InvalidDsnException.throwIfInvalid(dsn);
		}
		else {
			options.setDsn("");
		}
	}

	static String resolveEnvironment(@Nullable String configured, Environment environment) {
		if (StringUtils.hasText(configured)) {
			return configured;
		}
		String sentryEnvironment = environment.getProperty("sentry.environment");
		if (StringUtils.hasText(sentryEnvironment)) {
			return sentryEnvironment;
		}
		return isDevelopment(environment) ? "development" : "production";
	}

	private static boolean isDevelopment(Environment environment) {
		String debug = environment.getProperty("debug");
		return (debug != null && !"false".equalsIgnoreCase(debug)) || environment.acceptsProfiles(DEVELOPMENT_PROFILES);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

}
