package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.BuildConfig;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link SentryVersionCheck} and
 * {@link UnsupportedSentryVersionFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnsupportedSentryVersionTests {

	private static final String REQUIRED = SentryVersions.REQUIRED;

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void theVersionsOfTheLibraryAreSupported() {
		SentryVersions versions = SentryVersions.find(getClass().getClassLoader());
		assertThat(versions.versions()).containsKeys("sentry", "sentry-logback", "sentry-reactor");
		assertThat(versions.versions().keySet()).containsAnyOf("sentry-spring-boot-jakarta", "sentry-spring-boot-4")
			.containsAnyOf("sentry-spring-jakarta", "sentry-spring-7");
		assertThat(versions.versions().values()).containsOnly(BuildConfig.VERSION_NAME);
		assertThat(versions.unsupported()).isEmpty();
	}

	@Test
	void isSupportedWhereThereIsNoSentry() {
		assertThat(SentryVersions.find(new FilteredClassLoader("io.sentry")).unsupported()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "99.0.0, 99.0.0, ''", "required, required, ''", "required, 8.40.0, b", "8.40.0, required, a",
			"8.7.0, 8.7.0, ab", "99.0.0, required, a", "required-beta.1, required, a", "99.1.0, 99.0.0, ab" })
	void allModulesMustHaveOneVersionThatIsNotOlder(String one, String other, String unsupported) {
		SentryVersions versions = new SentryVersions(
				Map.of("a", one.replace("required", REQUIRED), "b", other.replace("required", REQUIRED)));
		assertThat(String.join("", versions.unsupported().keySet())).isEqualTo(unsupported);
	}

	@Test
	void theStartFailsForAnOlderVersionThoughClassesAreMissing(CapturedOutput output) {
		SpringApplication application = new SpringApplication(
				new DefaultResourceLoader(new OtherVersion("8.40.0", "io.sentry.ISpanFactory")), Bot.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatThrownBy(() -> application.run("--sentry.dsn=" + this.sentry.dsn()))
			.isInstanceOf(UnsupportedSentryVersionException.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("io.sentry:sentry:8.40.0 (required: " + REQUIRED + ")")
			.contains("io.sentry:sentry-logback:" + REQUIRED)
			.contains("<artifactId>sentry</artifactId> <version>8.40.0</version>")
			.contains("dependencyManagement")
			.doesNotContain("<artifactId>sentry-logback</artifactId>")
			.doesNotContain("NoClassDefFoundError");
	}

	@Test
	void theStartFailsForTheNewerVersionOfOneModule(CapturedOutput output) {
		SpringApplication application = new SpringApplication(
				new DefaultResourceLoader(new OtherVersion("9.63.0", "none")), Bot.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatThrownBy(() -> application.run("--sentry.dsn=" + this.sentry.dsn()))
			.isInstanceOf(UnsupportedSentryVersionException.class);
		assertThat(output).contains("<artifactId>sentry</artifactId> <version>9.63.0</version>");
	}

	/**
	 * Class loader for a bot that selects another version of the module {@code sentry},
	 * in which a class is missing.
	 */
	private static final class OtherVersion extends ClassLoader {

		private final String version;

		private final String missing;

		OtherVersion(String version, String missing) {
			super(UnsupportedSentryVersionTests.class.getClassLoader());
			this.version = version;
			this.missing = missing;
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.equals(this.missing)) {
				throw new ClassNotFoundException(name);
			}
			if (!name.equals(BuildConfig.class.getName())) {
				return super.loadClass(name, resolve);
			}
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : define(name);
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream original = getResourceAsStream(name.replace('.', '/') + ".class")) {
				// of the same length, as the class file states it
				assertThat(this.version).hasSameSizeAs(REQUIRED);
				byte[] bytes = new String(original.readAllBytes(), StandardCharsets.ISO_8859_1)
					.replace(REQUIRED, this.version)
					.getBytes(StandardCharsets.ISO_8859_1);
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

	}

}
