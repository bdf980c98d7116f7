package io.github.tuxsentry.internal.autoconfigure;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.sentry.BuildConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Versions of the modules of Sentry on the class path. No other class of Sentry is
 * required: those that the library uses may be missing in another version.
 *
 * @param versions the versions by artifact
 */
record SentryVersions(Map<String, String> versions) {

	/**
	 * The version that the library is built with. As a constant it is part of this class.
	 */
	static final String REQUIRED = BuildConfig.VERSION_NAME;

	static final String FIELD = "VERSION_NAME";

	private static final Map<String, String> PACKAGES = Map.of("sentry", "io.sentry", "sentry-jdbc", "io.sentry.jdbc",
			"sentry-logback", "io.sentry.logback", "sentry-okhttp", "io.sentry.okhttp", "sentry-reactor",
			"io.sentry.reactor", "sentry-spring-7", "io.sentry.spring7", "sentry-spring-boot-4",
			"io.sentry.spring.boot4", "sentry-spring-boot-jakarta", "io.sentry.spring.boot.jakarta",
			"sentry-spring-jakarta", "io.sentry.spring.jakarta");

	static SentryVersions find(@Nullable ClassLoader classLoader) {
		Map<String, String> versions = new TreeMap<>();
		PACKAGES.forEach((artifact, name) -> {
			String version = versionIn(name, classLoader);
			if (version != null) {
				versions.put(artifact, version);
			}
		});
		return new SentryVersions(versions);
	}

	/**
	 * Return the names of the classes that contain the versions.
	 */
	static Stream<String> buildConfigs() {
		return PACKAGES.values().stream().map(SentryVersions::buildConfig);
	}

	private static String buildConfig(String packageName) {
		return packageName + ".BuildConfig";
	}

	private static @Nullable String versionIn(String packageName, @Nullable ClassLoader classLoader) {
		try {
			Class<?> type = ClassUtils.forName(buildConfig(packageName), classLoader);
			return (String) type.getField(FIELD).get(null);
		}
		catch (ReflectiveOperationException | LinkageError | ClassCastException ex) {
			return null;
		}
	}

	/**
	 * Return the modules that prevent the library from working. All modules of Sentry
	 * must have the same version, which is not older than that of the library.
	 * @return the versions by artifact
	 */
	Map<String, String> unsupported() {
		boolean same = Set.copyOf(this.versions.values()).size() <= 1;
		boolean older = this.versions.values().stream().anyMatch((version) -> compare(version, REQUIRED) < 0);
		Map<String, String> unsupported = new TreeMap<>();
		if (older || !same) {
			unsupported.putAll(this.versions);
			unsupported.values().removeIf(REQUIRED::equals);
		}
		return unsupported;
	}

	private static int compare(String one, String other) {
		return Arrays.compare(numbers(one), numbers(other));
	}

	private static int[] numbers(String version) {
		return Arrays.stream(version.split("[^0-9]+"))
			.filter((number) -> !number.isEmpty())
			.limit(3)
			.mapToInt(Integer::parseInt)
			.toArray();
	}

}
