package io.github.tuxsentry.internal.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for several application contexts in a JVM, which share Sentry.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeveralContextsTests {

	private static final String STARTED_AGAIN = "Sentry was started again with the options of another";

	private static final String DIFFERENT = "Several application contexts of this JVM use different DSNs";

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
			assertReports(other, this.second);
		}
		assertThat(output).contains("Sentry was closed after");
		assertThat(Sentry.isEnabled()).isFalse();
	}

	@Test
	void theFirstReportsOnToItsOwnDsnAfterTheLastIsClosed(CapturedOutput output) {
		try (ConfigurableApplicationContext one = start(Bot.class, this.first)) {
			start(Bot.class, this.second).close();
			assertThat(lines(output, STARTED_AGAIN)).singleElement().asString().contains("INFO");
			assertReports(one, this.first);
			one.getBean(BotMetrics.class).recordCacheMetric("pings", "get", (lookup) -> lookup.hit());
		}
		assertThat(this.first.metrics()).anyMatch((metric) -> metric.name().startsWith("bot.cache"));
		assertThat(Sentry.isEnabled()).isFalse();
	}

	@Test
	void eachOfThreeReportsOnUntilItIsClosed() {
		try (ConfigurableApplicationContext one = start(Bot.class, this.first);
				ConfigurableApplicationContext two = start(Bot.class, this.first)) {
			ConfigurableApplicationContext three = start(Bot.class, this.second);
			three.close();
			assertReports(two, this.first);
			this.first.clear();
			two.close();
			assertReports(one, this.first);
		}
		assertThat(Sentry.isEnabled()).isFalse();
	}

	@Test
	void aWarningNamesTheDsnThatAllOfThemSendTo(CapturedOutput output) {
		try (ConfigurableApplicationContext one = start(Bot.class, this.first);
				ConfigurableApplicationContext other = start(Bot.class, this.second)) {
			assertThat(lines(output, DIFFERENT)).singleElement()
				.asString()
				.contains("WARN", "all of them now send to " + target(this.second))
				.doesNotContain("public");
			assertReports(one, this.second);
		}
	}

	@Test
	void theSameDsnIsNotWarnedOf(CapturedOutput output) {
		try (ConfigurableApplicationContext one = start(Bot.class, this.first);
				ConfigurableApplicationContext other = start(Bot.class, this.first)) {
			assertReports(one, this.first);
		}
		assertThat(output).doesNotContain(DIFFERENT, " WARN ");
	}

	@Test
	void theFirstReportsOnIfTheOtherFailsBeforeItsSentryStarts() {
		try (ConfigurableApplicationContext one = start(Bot.class, this.first)) {
			assertThatException().isThrownBy(() -> start(Bot.class, this.second, "--tux.sentry.sampling.comands=1"));
			assertReports(one, this.first);
		}
	}

	@Test
	void theFirstReportsOnIfTheOtherFailsLater() {
		try (ConfigurableApplicationContext one = start(Bot.class, this.first)) {
			assertThatException().isThrownBy(() -> start(Failing.class, this.second));
			assertThat(this.second.awaitEvent((event) -> "fatal".equals(event.level()))).isNotNull();
			assertReports(one, this.first);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--tux.sentry.enabled=false", "--sentry.enabled=false", "--sentry.dsn=" })
	void theFirstReportsWhileAndAfterSentryIsDisabledInTheOther(String property) {
		try (ConfigurableApplicationContext one = start(Bot.class, this.first)) {
			try (ConfigurableApplicationContext other = start(Bot.class, this.second, property)) {
				assertReports(one, this.first);
			}
			this.first.clear();
			assertReports(one, this.first);
			assertThat(this.second.requests()).isZero();
		}
		assertThat(Sentry.isEnabled()).isFalse();
	}

	@Test
	void theLastReportsOnAfterOneInWhichSentryIsDisabledIsClosed() {
		ConfigurableApplicationContext disabled = start(Bot.class, this.first, "--tux.sentry.enabled=false");
		try (ConfigurableApplicationContext other = start(Bot.class, this.second)) {
			disabled.close();
			assertReports(other, this.second);
		}
	}

	private static void assertReports(ConfigurableApplicationContext context, LocalSentry sentry) {
		context.getBean(SentryManager.class).captureMessage("captured password=hunter2");
		LoggerFactory.getLogger("bot").error("logged");
		sentry.awaitEvent((event) -> String.valueOf(event.message()).startsWith("captured"));
		sentry.awaitEvent((event) -> "logged".equals(event.message()));
		assertThat(sentry).neverReceived("hunter2");
	}

	private static List<String> lines(CapturedOutput output, String text) {
		return output.getOut().lines().filter((line) -> line.contains(text)).toList();
	}

	private static String target(LocalSentry sentry) {
		return sentry.dsn().substring(sentry.dsn().indexOf('@') + 1);
	}

	private static ConfigurableApplicationContext start(Class<?> bot, LocalSentry sentry, String... arguments) {
		SpringApplication application = new SpringApplication(bot);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("sentry.dsn", sentry.dsn()));
		return application.run(arguments);
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
