package io.github.tuxsentry.internal.lifecycle;

import java.nio.file.Path;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.LocalSession;
import io.github.tuxsentry.test.sentry.ReleaseHealth;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the session of a process, with the application contexts of a bot.
 */
class SessionTests {

	private static final String RELEASE = "bot@1.0";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AfterEach
	void closeSentry() {
		Sentry.close();
	}

	@Test
	void countsErrorsOfAnyKindAndDoesNotCrashWhileTheBotRunsOn() {
		try (ConfigurableApplicationContext bot = start("tux.sentry.metrics.step=20ms", "sentry.environment=test",
				"tux.sentry.filter.ignored-exceptions=java.lang.UnsupportedOperationException")) {
			SentryManager sentry = bot.getBean(SentryManager.class);
			sentry.captureException(new IllegalStateException("handled"));
			sentry.captureException(UncaughtErrors.unhandled(new IllegalStateException("of a listener"), "jda"));
			sentry.captureException(new UnsupportedOperationException("ignored"));
			sentry.captureMessage("no error");
			assertThat(this.sentry.awaitSession((session) -> session.errors() == 2)).hasStatus("ok");
		}
		List<LocalSession> updates = this.sentry.sessions();
		assertThat(updates.get(0)).isInitial().hasStatus("ok").hasRelease(RELEASE).hasEnvironment("test");
		assertThat(updates.get(updates.size() - 1)).updates(updates.get(0)).hasStatus("exited").hasErrors(2);
		assertThat(this.sentry.releaseHealth(RELEASE)).isEqualTo(new ReleaseHealth(1, 0, 1, 0, 0));
	}

	@Test
	void belongsToAllApplicationContextsOfTheProcess(@TempDir Path directory) {
		String offline = "tux.sentry.delivery.offline-directory=" + directory;
		try (ConfigurableApplicationContext one = start(offline)) {
			try (ConfigurableApplicationContext two = start(offline)) {
				assertThat(two.isActive()).isTrue();
			}
			one.getBean(SentryManager.class).captureException(new IllegalStateException("later"));
		}
		List<LocalSession> updates = this.sentry.sessions();
		assertThat(updates).extracting(LocalSession::id).containsOnly(updates.get(0).id());
		assertThat(updates).extracting(LocalSession::status).containsExactly("ok", "exited");
		assertThat(updates.get(1)).hasErrors(1);
	}

	@Test
	void crashesWithAStartThatFails() {
		assertThatIllegalStateException().isThrownBy(() -> start("bot.runner=fail"));
		assertThat(this.sentry.sessions()).extracting(LocalSession::status).containsExactly("ok", "crashed");
		assertThat(this.sentry.releaseHealth(RELEASE)).isEqualTo(new ReleaseHealth(1, 0, 0, 1, 0));
	}

	@Test
	void crashesWithAStartThatFailsBeforeSentryIsStarted() {
		assertThatException().isThrownBy(() -> start("spring.config.import=file:/there/is/none.yml"));
		assertThat(this.sentry.releaseHealth(RELEASE)).isEqualTo(new ReleaseHealth(1, 0, 0, 1, 0));
	}

	@Test
	void exitsWithARunnerThatClosesTheBot() {
		start("bot.runner=exit");
		Sentry.flush(10_000);
		assertThat(this.sentry.releaseHealth(RELEASE)).isEqualTo(new ReleaseHealth(1, 1, 0, 0, 0));
		assertThat(this.sentry.sessions()).extracting(LocalSession::status).containsExactly("ok", "exited");
	}

	@Test
	void exitsWithoutTheOrderlyShutdown() {
		start("tux.sentry.shutdown.enabled=false").close();
		assertThat(this.sentry.sessions()).extracting(LocalSession::status).containsExactly("ok", "exited");
	}

	@Test
	void isNotSentWhereItIsSwitchedOff() {
		start("tux.sentry.sessions.enabled=false").close();
		assertThatIllegalStateException()
			.isThrownBy(() -> start("tux.sentry.sessions.enabled=false", "bot.runner=fail"));
		assertThat(this.sentry).hasEvents(1).hasItems("session", 0);
	}

	private ConfigurableApplicationContext start(String... properties) {
		return new SpringApplicationBuilder(Bot.class).web(WebApplicationType.NONE)
			.properties("sentry.dsn=" + this.sentry.dsn(), "sentry.release=" + RELEASE)
			.properties(properties)
			.run();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

		@Bean
		ApplicationRunner runner(ApplicationContext context) {
			return (arguments) -> {
				switch (context.getEnvironment().getProperty("bot.runner", "")) {
					case "fail" -> throw new IllegalStateException("The runner is broken");
					case "exit" -> SpringApplication.exit(context);
					default -> {
					}
				}
			};
		}

	}

}
