package io.github.tuxsentry.internal.autoconfigure;

import java.util.Map;

import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.test.sentry.LocalSentry;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ByteArrayClassLoader;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link SentryModuleCheck} and {@link UnsupportedSentryModuleFailureAnalyzer},
 * on a class path with the module for the Spring Boot version of the tests.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnsupportedSentryModuleTests {

	private static final SentryModule SUPPORTED = SentryModule.forSpringBoot(SpringBootVersion.getVersion());

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@ParameterizedTest
	@CsvSource({ "3.5.16, JAKARTA", "3.4.0-M1, JAKARTA", "4.0.7, BOOT_4", "4.1.1, BOOT_4", "10.0.0, BOOT_4" })
	void eachVersionOfSpringBootHasAModule(String version, SentryModule module) {
		assertThat(SentryModule.forSpringBoot(version)).isEqualTo(module);
	}

	@Test
	void onlyTheModuleForThisVersionOfSpringBootIsPresent() {
		ClassLoader classLoader = getClass().getClassLoader();
		assertThat(SUPPORTED.isPresent(classLoader)).isTrue();
		assertThat(SUPPORTED.other().isPresent(classLoader)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void theStartFailsIfTheOtherModuleIsPresentAsWell(String enabled, CapturedOutput output) {
		SpringApplication application = new SpringApplication(new DefaultResourceLoader(withTheOtherModule()),
				Bot.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatThrownBy(
				() -> application.run("--sentry.dsn=" + this.sentry.dsn(), "--tux.sentry.enabled=" + enabled))
			.isInstanceOf(UnsupportedSentryModuleException.class);
		assertThat(output).containsOnlyOnce("APPLICATION FAILED TO START")
			.contains("The application runs on Spring Boot " + SpringBootVersion.getVersion())
			.contains("It also contains io.sentry:" + SUPPORTED.artifact())
			.containsSubsequence("Remove this dependency", "io.github.tuxsentry:" + SUPPORTED.other().starter(),
					"keep this one", "io.github.tuxsentry:" + SUPPORTED.starter())
			.doesNotContain("NoClassDefFoundError")
			.doesNotContain("internal error");
		assertThat(this.sentry.events()).isEmpty();
		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.doesNotContain("tux-sentry-failed-start");
	}

	@Test
	void theAnalysisNamesBothStartersIfOneIsToBeReplaced() {
		FailureAnalysis analysis = new UnsupportedSentryModuleFailureAnalyzer()
			.analyze(new UnsupportedSentryModuleException(SentryModule.JAKARTA, false));
		assertThat(analysis.getDescription()).contains("Sentry for Spring Boot 3")
			.contains("io.sentry:sentry-spring-boot-jakarta")
			.doesNotContain("It also contains");
		assertThat(analysis.getAction()).isEqualTo("""
				Replace this dependency of your build:

				    io.github.tuxsentry:tux-sentry-starter

				by this one:

				    io.github.tuxsentry:tux-sentry-spring-boot-4-starter

				If your build declares io.sentry:sentry-spring-boot-starter-jakarta or \
				io.sentry:sentry-spring-boot-jakarta, remove it: tux-sentry-spring-boot-4-starter brings \
				io.sentry:sentry-spring-boot-4.""");
	}

	private static ClassLoader withTheOtherModule() {
		String name = (SUPPORTED == SentryModule.JAKARTA) ? SentryAutoConfigurations.BOOT_4
				: SentryAutoConfigurations.JAKARTA;
		byte[] autoConfiguration = new ByteBuddy().subclass(Object.class).name(name).make().getBytes();
		return new ByteArrayClassLoader(UnsupportedSentryModuleTests.class.getClassLoader(),
				Map.of(name, autoConfiguration));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

	}

}
