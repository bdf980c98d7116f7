package io.github.tuxsentry.internal.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.core.ShutdownStep;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sentry.Sentry;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeferredBeans}.
 */
class DeferredBeansTests {

	private static final String[] DEFERRED = { "tuxSentryMeterRegistry", "tuxSentryErrorCapture",
			"tuxSentryCommandTracker", "tuxSentryBotShutdown", "tuxSentryDeliveryOptions", "tuxSentryLogback",
			"tuxSentrySignalReporter" };

	private final ApplicationContextRunner runner = BotContext.onlyOurs();

	@AfterEach
	void close() {
		Sentry.close();
	}

	@Test
	void areNotCreatedWithoutDsnUntilTheyAreUsed() {
		this.runner.run((context) -> {
			assertThatSingletonsOf(context).doesNotContain(DEFERRED)
				.contains("tuxSentryStatus", "tuxSentryApplicationInit", "tuxSentryTracingAdvisor");
			context.getBean(BotMetrics.class).recordCommandMetric("ping", Duration.ofMillis(1));
			assertThatSingletonsOf(context).contains("tuxSentryMeterRegistry");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.environment=staging", "tux.sentry.tags.a=b", "sentry.environment=staging" })
	void areCreatedIfAnyPropertyIsSet(String property) {
		this.runner.withPropertyValues(property).run((context) -> assertThatSingletonsOf(context).contains(DEFERRED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.delivery.queue-memory=0B", "tux.sentry.metrics.step=0ms",
			"tux.sentry.capture.http.services[0].name=a", "sentry.traces-sample-rate=7" })
	void failStartupIfAPropertyIsInvalid(String property) {
		BotContext.onlyOurs()
			.withInitializer(new SentryPropertyDefaults.Initializer())
			.withPropertyValues(property)
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void failStartupIfAnEnvironmentVariableIsInvalid() {
		this.runner.withInitializer((context) -> setVariable(context, "TUX_SENTRY_FILTER_STORM_BURST", "0"))
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("storm.burst"));
	}

	@Test
	void areCreatedIfTheApplicationHasAMeterRegistry() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThatSingletonsOf(context).contains("tuxSentryMeterRegistry",
					"tuxSentryBotMetrics"));
	}

	@Test
	void areCreatedIfTheApplicationHasStartedSentry() {
		try (LocalSentry sentry = LocalSentry.start()) {
			Sentry.init((options) -> options.setDsn(sentry.dsn()));
			this.runner.run((context) -> assertThatSingletonsOf(context).contains(DEFERRED));
		}
	}

	@Test
	void scrubWhatIsSentOnceTheApplicationStartsSentryLater() {
		try (LocalSentry sentry = LocalSentry.start()) {
			this.runner.run((context) -> {
				assertThatSingletonsOf(context).doesNotContain(DEFERRED);
				Sentry.init((options) -> options.setDsn(sentry.dsn()));
				context.getBean(SentryManager.class).captureMessage("password=hunter2");
				assertThat(sentry.awaitEvent((event) -> true).message()).isEqualTo("password=[password]");
			});
		}
	}

	@Test
	void takePartInTheShutdown() {
		AtomicBoolean stopped = new AtomicBoolean();
		this.runner.withBean("step", ShutdownStep.class, () -> new ShutdownStep() {

			@Override
			public String description() {
				return "stop";
			}

			@Override
			public void stop(Duration timeout) {
				stopped.set(true);
			}

		}).run((context) -> assertThatSingletonsOf(context).doesNotContain("tuxSentryBotShutdown"));
		assertThat(stopped).isTrue();
	}

	@Test
	void dependOnEachOtherAsUsual() {
		this.runner.withUserConfiguration(Recording.class)
			.run((context) -> assertThatSingletonsOf(context).contains("tuxSentryBotMetrics", "recorded"));
	}

	private static ListAssert<String> assertThatSingletonsOf(ConfigurableApplicationContext context) {
		return assertThat(List.of(context.getBeanFactory().getSingletonNames()));
	}

	private static void setVariable(ConfigurableApplicationContext context, String name, String value) {
		String variables = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		context.getEnvironment()
			.getPropertySources()
			.replace(variables, new SystemEnvironmentPropertySource(variables, Map.of(name, value)));
	}

	@Configuration(proxyBeanMethods = false)
	static class Recording {

		@Bean
		String recorded(BotMetrics metrics) {
			metrics.recordCommandMetric("ping", Duration.ofMillis(1));
			return "recorded";
		}

	}

}
