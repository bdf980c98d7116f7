package io.github.tuxsentry.benchmarks.process;

import java.io.File;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartVariant}.
 */
class StartVariantTests {

	@Test
	void eachStarterHasWhatItDependsOn() {
		assertThat(jars(StartVariant.PLAIN)).contains("spring-boot-autoconfigure", "logback-classic")
			.noneMatch((jar) -> jar.startsWith("sentry") || jar.startsWith("tux") || jar.startsWith("aspectj")
					|| jar.startsWith("jackson"));
		assertThat(jars(StartVariant.AOP)).containsAll(jars(StartVariant.PLAIN)).contains("aspectjweaver");
		assertThat(jars(StartVariant.SENTRY)).containsAll(jars(StartVariant.AOP))
			.contains("sentry", "sentry-spring-boot-jakarta", "sentry-logback")
			.doesNotContain("sentry-jdbc");
		assertThat(jars(StartVariant.TUX_SENTRY)).containsAll(jars(StartVariant.SENTRY))
			.contains("micrometer-core", "datasource-proxy", "context-propagation")
			.noneMatch((jar) -> jar.startsWith("JDA") || jar.startsWith("opentelemetry") || jar.startsWith("jmh"));
		assertThat(jars(StartVariant.TUX_SENTRY_JDA)).containsAll(jars(StartVariant.TUX_SENTRY))
			.contains("JDA", "jackson-databind", "okhttp-jvm");
	}

	private static List<String> jars(StartVariant variant) {
		return Arrays.stream(variant.classPath().split(File.pathSeparator))
			.map((entry) -> new File(entry).getName().replaceAll("-[0-9].*", ""))
			.toList();
	}

}
