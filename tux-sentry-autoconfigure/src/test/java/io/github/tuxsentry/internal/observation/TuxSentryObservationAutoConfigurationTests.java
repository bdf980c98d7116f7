package io.github.tuxsentry.internal.observation;

import java.util.List;

import javax.sql.DataSource;

import io.github.tuxsentry.internal.autoconfigure.NamedAutoConfigurations;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.sentry.NoOpScopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryObservationAutoConfiguration}.
 */
class TuxSentryObservationAutoConfigurationTests {

	private static final String ON = "tux.sentry.tracing.observations.enabled=true";

	private final ApplicationContextRunner contextRunner = BotContext.withoutDsn()
		.withConfiguration(NamedAutoConfigurations.of("ObservationAutoConfiguration"));

	@Test
	void doesNothingUnlessAskedTo() {
		this.contextRunner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ObservationSpanHandler.class));
	}

	@Test
	void makesSpansOfObservations() {
		this.contextRunner.withPropertyValues(ON)
			.run((context) -> assertThat(context).hasSingleBean(ObservationSpanHandler.class));
	}

	@Test
	void canBeSwitchedOffWithAllElse() {
		this.contextRunner.withPropertyValues(ON, "tux.sentry.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ObservationSpanHandler.class));
	}

	@Test
	void backsOffWithoutMicrometer() {
		BotContext.withoutDsn()
			.withPropertyValues(ON)
			.withClassLoader(new FilteredClassLoader(ObservationHandler.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("tuxSentryObservationSpanHandler"));
	}

	@Test
	void handlerOfTheApplicationWins() {
		this.contextRunner.withPropertyValues(ON)
			.withBean("own", ObservationSpanHandler.class,
					() -> new ObservationSpanHandler(TracerUnderTest.of(NoOpScopes.getInstance()), (name) -> true,
							new FaultBarrier()))
			.run((context) -> assertThat(context).getBean(ObservationSpanHandler.class)
				.isSameAs(context.getBean("own")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "restclient", "webclient" })
	void callsOfAnInstrumentedClientAreExcludedWithoutTheCustomizersOfSentry(String other) {
		this.contextRunner.withPropertyValues("tux.sentry.http." + other + ".enabled=false").run((context) -> {
			assertThat(context.getBeanDefinitionNames()).noneMatch((name) -> name.startsWith("sentrySpan"));
			assertThat(new ExcludedObservations(List.of(), context).test("http.client.requests")).isTrue();
		});
	}

	@Test
	void callsOfClientsThatAreNotInstrumentedAreObserved() {
		this.contextRunner
			.withPropertyValues("tux.sentry.http.restclient.enabled=false", "tux.sentry.http.webclient.enabled=false")
			.run((context) -> assertThat(new ExcludedObservations(List.of(), context).test("http.client.requests"))
				.isFalse());
	}

	@Test
	void whatIsTracedOtherwiseOrExcludedIsNoSpan() {
		try (LocalSentry sentry = LocalSentry.start()) {
			this.contextRunner
				.withPropertyValues(ON, "sentry.dsn=" + sentry.dsn(), "tux.sentry.sampling.other=1",
						"tux.sentry.tracing.observations.exclude=chatty")
				.withBean(DataSource.class, org.h2.jdbcx.JdbcDataSource::new)
				.run((context) -> {
					ObservationRegistry registry = context.getBean(ObservationRegistry.class);
					try (TransactionHandle transaction = context.getBean(SentryManager.class)
						.startTransaction("work", "observed")) {
						for (String name : List.of("jdbc.query", "chatty", "chatty.cache", "chattyish")) {
							Observation.createNotStarted(name, registry).observe(() -> {
							});
						}
					}
					SentryItem item = sentry.awaitTransaction("observed");
					assertThat(item.spans()).extracting((span) -> span.path("description").asText())
						.containsExactly("chattyish");
				});
		}
	}

}
