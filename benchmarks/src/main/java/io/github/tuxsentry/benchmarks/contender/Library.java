package io.github.tuxsentry.benchmarks.contender;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.tuxsentry.SentryManager;

/**
 * Library on the class path that configures itself in each Spring Boot application.
 */
enum Library {

	SENTRY(Pattern.compile("/sentry-[^/]*\\.jar").asPredicate()),

	OPEN_TELEMETRY(Pattern.compile("/opentelemetry-[^/]*\\.jar").asPredicate()),

	TUX_SENTRY(locationOf(SentryManager.class));

	private final Predicate<String> resources;

	Library(Predicate<String> resources) {
		this.resources = resources;
	}

	/**
	 * Return whether a resource is part of the library.
	 */
	boolean contains(String url) {
		return this.resources.test(url);
	}

	private static Predicate<String> locationOf(Class<?> type) {
		String location = type.getProtectionDomain().getCodeSource().getLocation().toString();
		return (url) -> url.contains(location);
	}

}
