package io.github.tuxsentry.internal.lifecycle;

import java.util.function.Supplier;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for several application contexts in a JVM, which share Sentry.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeveralContextsTests {

	private static final String CLOSED = "Other application contexts of this JVM do not report to Sentry any more";

	@AutoClose
	private final LocalSentry first = LocalSentry.start();

	@AutoClose
	private final LocalSentry second = LocalSentry.start();

	@AfterEach
	void closeSentry() {
		Sentry.close();
	}

	@Test
	void theLastOneReportsOnAfterTheFirstIsClosed(CapturedOutput output) {
		ConfigurableApplicationContext one = start(Bot.class, this.first);
		try (ConfigurableApplicationContext other = start(Bot.class, this.second)) {
			one.close();
			assertThat(output).contains("Sentry remains open, since another application context uses it.");
			other.getBean(SentryManager.class).captureMessage("captured");
			LoggerFactory.getLogger("bot").error("logged");
			this.second.awaitEvent((event) -> "captured".equals(event.message()));
			this.second.awaitEvent((event) -> "logged".equals(event.message()));
		}
		assertThat(output).contains("Sentry was closed after").doesNotContain(CLOSED);
		assertThat(Sentry.isEnabled()).isFalse();
	}

	@Test
	void aWarningSaysThatTheFirstNoLongerReports(CapturedOutput output) {
		try (ConfigurableApplicationContext one = start(Bot.class, this.first)) {
			start(Bot.class, this.second).close();
			assertThat(output.getOut().lines().filter((line) -> line.contains(CLOSED))).singleElement()
				.asString()
				.contains("WARN");
			assertThat(one.getBean(SentryManager.class).isInitialized()).isFalse();
		}
		assertThat(output.getOut().split(CLOSED, -1)).hasSize(2);
	}

	@Test
	void theFirstReportsOnIfTheOtherFailsBeforeItsSentryStarts() {
		try (ConfigurableApplicationContext one = start(Bot.class, this.first)) {
			assertThatException().isThrownBy(() -> start(Bot.class, this.second, "--tux.sentry.sampling.comands=1"));
			one.getBean(SentryManager.class).captureMessage("captured");
			this.first.awaitEvent((event) -> "captured".equals(event.message()));
		}
	}

	@Test
	void aWarningIsLoggedIfTheOtherFailsLater(CapturedOutput output) {
		try (ConfigurableApplicationContext one = start(Bot.class, this.first)) {
			assertThatException().isThrownBy(() -> start(Failing.class, this.second));
			assertThat(this.second.awaitEvent((event) -> "fatal".equals(event.level()))).isNotNull();
			assertThat(output).contains(CLOSED);
		}
	}

	private static ConfigurableApplicationContext start(Class<?> bot, LocalSentry sentry, String... arguments) {
		SpringApplication application = new SpringApplication(bot);
		application.setWebApplicationType(WebApplicationType.NONE);
		String[] all = new String[arguments.length + 1];
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		all[0] = "--sentry.dsn=" + sentry.dsn();
		return application.run(all);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Failing {

		@Bean
		Supplier<String> broken() {
			throw new IllegalStateException("no token");
		}

	}

}
