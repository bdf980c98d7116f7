package io.github.tuxsentry.test.boot;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LocalSentryInitializer}, with a running {@link SpringApplication}.
 */
@ExtendWith(OutputCaptureExtension.class)
class LocalSentryInitializerTests {

	@AfterEach
	void closeSentry() {
		Sentry.close();
	}

	private static ConfigurableApplicationContext run(String... args) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).run(args);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--spring.profiles.active=dev", "--tux.sentry.local.enabled=true" })
	void applicationInDevelopmentHasALocalSentry(String argument, CapturedOutput output) {
		try (ConfigurableApplicationContext context = run(argument, "--sentry.dsn=")) {
			LocalSentry sentry = context.getBean(LocalSentry.class);
			assertThat(context.getEnvironment().getProperty("sentry.dsn")).isEqualTo(sentry.dsn());
			assertThat(context.getEnvironment().getPropertySources().contains("localSentry")).isTrue();
			assertThat(output).containsOnlyOnce(sentry.pageUrl());
			assertThat(URI.create(sentry.pageUrl()).getPort()).isBetween(8969, 9069);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--spring.profiles.active=production", "--tux.sentry.local.enabled=false",
			"--spring.profiles.active=dev --sentry.dsn=https://key@sentry.example.com/1",
			"--tux.sentry.local.enabled=true --sentry.dsn=https://key@sentry.example.com/1",
			"--spring.profiles.active=dev --tux.sentry.local.enabled=false",
			"--spring.profiles.active=dev --sentry.enabled=false",
			"--spring.profiles.active=dev --tux.sentry.enabled=false" })
	void anyOtherApplicationHasNone(String arguments, CapturedOutput output) {
		try (ConfigurableApplicationContext context = run(arguments.split(" "))) {
			assertThat(context.getBeansOfType(LocalSentry.class)).isEmpty();
			assertThat(context.getEnvironment().containsProperty("tux.sentry.sampling.commands")).isFalse();
			assertThat(context.getEnvironment().getPropertySources().contains("localSentry")).isFalse();
			assertThat(output).doesNotContain("is shown at");
		}
	}

	@Test
	void itEndsAfterTheBeansOfTheApplication() {
		ConfigurableApplicationContext context = run("--spring.profiles.active=dev");
		LocalSentry sentry = context.getBean(LocalSentry.class);
		context.close();
		assertThat(sentry.events()).extracting((event) -> event.message()).containsExactly("closing");
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(sentry));
	}

	@Test
	void applicationsDoNotShareAPort() {
		try (ConfigurableApplicationContext first = run("--spring.profiles.active=dev");
				ConfigurableApplicationContext second = run("--spring.profiles.active=dev")) {
			assertThat(first.getBean(LocalSentry.class).pageUrl())
				.isNotEqualTo(second.getBean(LocalSentry.class).pageUrl());
		}
	}

	private static void connect(LocalSentry sentry) throws IOException {
		new Socket("127.0.0.1", URI.create(sentry.pageUrl()).getPort()).close();
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		DisposableBean lastWords(ConfigurableApplicationContext context) {
			String dsn = context.getEnvironment().getProperty("sentry.dsn", "");
			if (dsn.contains("127.0.0.1")) {
				Sentry.init((options) -> {
					options.setDsn(dsn);
					options.setShutdownTimeoutMillis(5000);
				});
			}
			return () -> {
				Sentry.captureMessage("closing");
				Sentry.close();
			};
		}

	}

}
