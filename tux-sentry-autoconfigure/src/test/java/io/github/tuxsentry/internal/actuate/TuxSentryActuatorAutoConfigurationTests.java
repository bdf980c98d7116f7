package io.github.tuxsentry.internal.actuate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.autoconfigure.SentryState;
import io.github.tuxsentry.internal.autoconfigure.SentryStatus;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryProperties;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.TuxSentryInfoContributor;
import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.IScopes;
import io.sentry.NoOpScopes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryActuatorAutoConfiguration}.
 */
class TuxSentryActuatorAutoConfigurationTests {

	private static final String HEALTH_INDICATOR = "tuxSentryHealthIndicator";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void tellsWhatIsOnAndWhatWasSent() {
		live()
			.withPropertyValues("sentry.environment=staging", "sentry.release=bot@1.2.3",
					"tux.sentry.sampling.commands=0.25")
			.run((context) -> {
				context.getBean(SentryManager.class).captureMessage("sent");
				context.getBean(IScopes.class).flush(30_000);
				JsonNode report = report(context);
				assertThat(report.path("enabled").asBoolean()).isTrue();
				assertThat(report.path("environment").asText()).isEqualTo("staging");
				assertThat(report.path("release").asText()).isEqualTo("bot@1.2.3");
				assertThat(report.path("delivery").path("sent").asLong()).isPositive();
				assertThat(report.path("delivery").path("queued").asLong()).isZero();
				assertThat(report.path("delivery").path("lastDelivery").asText()).isNotEmpty();
				assertThat(report.path("details").path("sampling").path("commands").asDouble()).isEqualTo(0.25);
				assertThat(report.path("details").path("filters").has("ignored_exception")).isTrue();
				assertThat(report.path("internalErrors").asLong()).isZero();
			});
	}

	@Test
	void tellsWhatWasFiltered() {
		live().withPropertyValues("tux.sentry.filter.ignored-exceptions=java.lang.IllegalStateException")
			.run((context) -> {
				context.getBean(SentryManager.class).captureException(new IllegalStateException());
				JsonNode report = report(context);
				assertThat(report.path("details").path("filters").path("ignored_exception").asLong()).isOne();
				assertThat(report.path("delivery").path("discarded").path("before_send").asLong()).isOne();
			});
	}

	@Test
	void tellsOfFailures() {
		this.sentry.setBehavior(IngestBehavior.refusing(500));
		live().run((context) -> {
			context.getBean(SentryManager.class).captureMessage("queued");
			context.getBean(IScopes.class).flush(30_000);
			JsonNode delivery = report(context).path("delivery");
			assertThat(delivery.path("failing").asBoolean()).isTrue();
			assertThat(delivery.path("queued").asLong()).isPositive();
			assertThat(delivery.path("lastFailure").path("reason").asText()).isEqualTo("HTTP 500");
			assertThat(status(context)).isEqualTo("UNKNOWN");
			assertThat(health(context)).containsEntry("failing", "HTTP 500");
		});
	}

	@Test
	void showsNoKey() {
		live().run((context) -> {
			assertThat(report(context).path("target").asText())
				.isEqualTo(this.sentry.dsn().substring(this.sentry.dsn().indexOf('@') + 1));
			assertThat(report(context).toString()).doesNotContain("public");
		});
	}

	@Test
	void tellsWhyItIsOff() {
		exposed(BotContext.withoutDsn()).run((context) -> {
			assertThat(report(context).path("enabled").asBoolean()).isFalse();
			assertThat(report(context).path("reason").asText()).isEqualTo("no DSN");
			assertThat(report(context).path("target").isNull()).isTrue();
			assertThat(status(context)).isEqualTo("UP");
			assertThat(health(context)).containsEntry("enabled", false).containsEntry("reason", "no DSN");
		});
		live().withPropertyValues("tux.sentry.enabled=false")
			.run((context) -> assertThat(report(context).path("reason").asText())
				.isEqualTo("tux.sentry.enabled is false"));
		live().withPropertyValues("sentry.enabled=false")
			.run((context) -> assertThat(report(context).path("reason").asText()).isEqualTo("sentry.enabled is false"));
	}

	@Test
	void takesDetailsOfTheApplicationAndSurvivesBrokenOnes() {
		live().withBean("own", TuxSentryInfoContributor.class, () -> detail("own", () -> Map.of("answer", 42)))
			.withBean("broken", TuxSentryInfoContributor.class, () -> detail("broken", () -> {
				throw new IllegalStateException();
			}))
			.run((context) -> {
				assertThat(report(context).path("details").path("own").path("answer").asInt()).isEqualTo(42);
				assertThat(report(context).path("details").has("broken")).isFalse();
			});
	}

	@Test
	void isNotThereUnlessItIsExposed() {
		BotContext.sendingTo(this.sentry)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TuxSentryEndpoint.class));
	}

	@Test
	void healthCanBeSwitchedOff() {
		live().withPropertyValues("management.health.tuxSentry.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HEALTH_INDICATOR));
	}

	@Test
	void backsOffWithoutSentryOrTheActuator() {
		for (Class<?> absent : new Class<?>[] { IScopes.class, Endpoint.class }) {
			BotContext.onlyOurs()
				.withClassLoader(new FilteredClassLoader(absent))
				.run((context) -> assertThat(context).hasNotFailed()
					.doesNotHaveBean(TuxSentryActuatorAutoConfiguration.class));
		}
	}

	@Test
	void tellsNothingOfHealthWithoutTheHealthOfSpringBoot() {
		exposed(BotContext.sendingTo(this.sentry))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate.health",
					"org.springframework.boot.health.contributor"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(TuxSentryEndpoint.class)
				.doesNotHaveBean(HEALTH_INDICATOR));
	}

	@Test
	void beansOfTheApplicationWin() {
		SentryStatus status = new SentryStatus(NoOpScopes.getInstance(),
				new TuxSentryProperties(false, null, null, Map.of(), true), new MockEnvironment());
		live().withBean("ownStatus", SentryStatus.class, () -> status)
			.withBean("ownEndpoint", TuxSentryEndpoint.class,
					() -> new TuxSentryEndpoint(status,
							() -> new SentryState.Description("off", List.of(), List.of(), List.of(), List.of()),
							new DeliveryCounters(), new FaultBarrier(), java.util.stream.Stream::empty))
			.run((context) -> {
				assertThat(context).hasSingleBean(TuxSentryEndpoint.class).hasBean("ownEndpoint");
				assertThat(report(context).path("reason").asText()).isEqualTo("tux.sentry.enabled is false");
			});
	}

	private ApplicationContextRunner live() {
		return exposed(BotContext.sendingTo(this.sentry));
	}

	private static ApplicationContextRunner exposed(ApplicationContextRunner runner) {
		return runner.withPropertyValues("management.endpoints.jmx.exposure.include=*", "spring.jmx.enabled=true");
	}

	private static TuxSentryInfoContributor detail(String name, Supplier<Object> value) {
		return new TuxSentryInfoContributor() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public Object value() {
				return value.get();
			}

		};
	}

	private static String status(AssertableApplicationContext context) {
		return Objects.toString(ReflectionTestUtils.invokeMethod(reportedHealth(context), "getStatus"));
	}

	private static Map<String, Object> health(AssertableApplicationContext context) {
		return Objects.requireNonNull(ReflectionTestUtils.invokeMethod(reportedHealth(context), "getDetails"));
	}

	/**
	 * Return the health, whose type depends on the version of Spring Boot.
	 */
	private static Object reportedHealth(AssertableApplicationContext context) {
		return Objects.requireNonNull(ReflectionTestUtils.invokeMethod(context.getBean(HEALTH_INDICATOR), "health"));
	}

	private static JsonNode report(AssertableApplicationContext context) {
		try {
			ObjectMapper json = new ObjectMapper();
			return json.readTree(json.writeValueAsString(context.getBean(TuxSentryEndpoint.class).report()));
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError(ex);
		}
	}

}
