package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.DeliveryMonitor;
import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.internal.logging.logback.SentryLogback;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.jfr.FlightRecorderApplicationStartup;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Starts of an application, which go well or fail, and what Sentry is told of them.
 */
class StartupTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void beanThatFailsIsOneEventWithItsNameAndTheLogOfTheStart() {
		fails(FailingBean.class);
		SentryItem event = onlyEvent();
		assertThat(event).hasLevel("fatal")
			.hasTag("setup_phase", "context_failed")
			.hasExceptionOfType(IllegalStateException.class)
			.hasContextEntry("startup", "phase", "context")
			.hasContextEntry("startup", "failed_bean", "broken")
			.hasContextEntry("startup", "needed_by", List.of("needy"));
		assertThat(event.exceptions()).anyMatch((exception) -> exception.at("/mechanism/handled").isBoolean()
				&& !exception.at("/mechanism/handled").booleanValue());
		assertThat(event.breadcrumbs()).extracting((line) -> line.path("message").asText())
			.contains("a line of the start");
	}

	@Test
	void failureThatSpringBootCanAnalyseSaysWhatToDo() {
		fails(Application.class, "tux.sentry.metrics.step=never");
		SentryItem event = onlyEvent();
		assertThat(event.context("failure_analysis").path("description").asText()).contains("tux.sentry.metrics.step");
		assertThat(event.context("failure_analysis").path("action").asText()).isNotBlank();
	}

	@Test
	void failureBeforeThereIsASentryIsSentAllTheSame() {
		fails(Application.class, "tux.sentry.nothing-of-the-kind=1", "tux.sentry.environment=staging");
		assertThat(onlyEvent()).hasTag("setup_phase", "context_failed");
		assertThat(onlyEvent().payload().path("environment").asText()).isEqualTo("staging");
	}

	@Test
	void secretsAreTakenOutOfTheReport() {
		fails(Leaking.class);
		onlyEvent();
		assertThat(this.sentry).neverReceived("hunter2hunter2");
	}

	@Test
	void runnerThatFailsIsOneEvent() {
		fails(FailingRunner.class);
		assertThat(onlyEvent()).hasTag("setup_phase", "runners_failed").hasExceptionMessage("The runner is broken");
	}

	@Test
	void environmentThatFailsIsOneEvent() {
		fails(Application.class, "spring.config.import=file:/there/is/none.yml");
		assertThat(onlyEvent()).hasTag("setup_phase", "environment_failed");
	}

	@Test
	void callbackThatIsGoneWithItsContextDoesNotKeepTheReportBack() {
		fails(FailingBesideACallback.class);
		onlyEvent();
	}

	@Test
	void failureThatWasLoggedBeforeIsOneEventToo() {
		fails(LoggingFailure.class, "logged.other=false");
		assertThat(onlyEvent()).hasTag("setup_phase", "context_failed");
	}

	@Test
	void otherErrorThatWasLoggedBeforeTheFailureIsAnEvent() {
		fails(LoggingFailure.class, "logged.other=true");
		assertThat(this.sentry.events()).extracting((event) -> event.tag("setup_phase"))
			.containsExactly(null, "context_failed");
	}

	@Test
	void errorThatIsLoggedInAStartThatGoesWellIsAnEvent() {
		application(LoggingRunner.class).run(arguments()).close();
		assertThat(onlyEvent()).hasExceptionMessage("not that bad");
	}

	@Test
	void errorThatIsLoggedInTheStartIsCountedOnceAsSent() {
		try (ConfigurableApplicationContext context = application(LoggingRunner.class).run(arguments())) {
			this.sentry.awaitEvent((event) -> true);
			context.getBean(SentryManager.class).flush(Duration.ofSeconds(10));
			DeliveryStats stats = context.getBean(DeliveryMonitor.class).snapshot();
			assertThat(stats.discarded()).isEmpty();
			assertThat(stats.dropped()).isEmpty();
			assertThat(context.getBean(EventFilterChain.class).dropped()).isEmpty();
		}
		assertThat(this.sentry.events()).hasSize(1);
		assertThat(discardedEvents()).isEmpty();
	}

	@Test
	void errorThatIsPartOfTheFailureIsNotCountedAsDiscarded() {
		fails(LoggingFailure.class, "logged.other=true");
		assertThat(discardedEvents()).isEmpty();
	}

	private List<JsonNode> discardedEvents() {
		return this.sentry.items("client_report")
			.stream()
			.flatMap((report) -> report.payload().path("discarded_events").valueStream())
			.filter((discarded) -> discarded.path("category").asText().equals("error"))
			.toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled=false", "tux.sentry.startup.enabled=false", "sentry.enabled=false",
			"tux.sentry.enabled=off", "tux.sentry.startup.enabled=off", "tux.sentry.startup.enabled=no",
			"tux.sentry.startup.enabled=0", "sentry.enabled=off", "sentry.dsn=", "sentry.dsn=nonsense" })
	void nothingIsSentWhereNothingIsWanted(String property) {
		fails(FailingBean.class, property);
		assertThat(this.sentry).hasReceivedNothing();
	}

	@Test
	void startIsATransactionOfPhasesAndSteps() {
		try (ConfigurableApplicationContext context = application(Application.class).run(arguments())) {
			SentryItem start = this.sentry.awaitTransaction("app.startup");
			assertThat(start).hasOp("app.startup").hasStatus("ok");
			assertThat(phases(start)).containsExactlyInAnyOrder("environment", "context", "runners", "ready");
			assertThat(start.spans()).anyMatch((span) -> span.path("op").asText().equals("spring.context.refresh"));
			assertThat(context.getApplicationStartup()).isInstanceOf(StartupSteps.Recorder.class);
		}
	}

	@Test
	void startIsSentOnAnotherThreadButNotLostIfTheApplicationIsClosedAtOnce() {
		AtomicReference<Thread> sender = new AtomicReference<>();
		SpringApplication application = application(Application.class);
		application.addInitializers((context) -> context.getBeanFactory()
			.registerSingleton("callback", (BeforeSendTransactionCallback) (transaction, hint) -> {
				sender.compareAndSet(null, Thread.currentThread());
				return transaction;
			}));
		application.run(arguments("tux.sentry.shutdown.send-transaction=false")).close();
		assertThat(this.sentry.transactions()).extracting(SentryItem::op).containsExactly("app.startup");
		assertThat(sender.get()).isNotNull().isNotSameAs(Thread.currentThread());
	}

	@Test
	void beansOfTheLibraryDoNotMakeThoseOfSpringBootBackOff() {
		try (ConfigurableApplicationContext context = application(Application.class).run(arguments())) {
			assertThat(context.getBeanNamesForType(Executor.class)).contains("applicationTaskExecutor")
				.allMatch((name) -> !name.startsWith("tuxSentry") && !name.startsWith("io.github.tuxsentry"));
		}
	}

	@Test
	void applicationsOwnStartupIsKeptAndReadIfItCanBe() {
		BufferingApplicationStartup own = new BufferingApplicationStartup(10_000);
		SpringApplication application = application(Application.class);
		application.setApplicationStartup(own);
		try (ConfigurableApplicationContext context = application.run(arguments())) {
			assertThat(context.getApplicationStartup()).isSameAs(own);
			assertThat(this.sentry.awaitTransaction("app.startup").spans())
				.anyMatch((span) -> span.path("op").asText().equals("spring.context.refresh"));
			assertThat(own.getBufferedTimeline().getEvents()).isNotEmpty();
		}
	}

	@Test
	void otherStartupOfTheApplicationIsLeftAlone() {
		ApplicationStartup own = new FlightRecorderApplicationStartup();
		SpringApplication application = application(Application.class);
		application.setApplicationStartup(own);
		try (ConfigurableApplicationContext context = application.run(arguments())) {
			assertThat(context.getApplicationStartup()).isSameAs(own);
			assertThat(phases(this.sentry.awaitTransaction("app.startup"))).contains("context");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled", "tux.sentry.startup.enabled", "tux.sentry.discord.enabled" })
	void switchThatIsNeitherOnNorOffIsReportedAsWhatIsWrong(String property) {
		fails(Application.class, property + "=maybe");
		assertThat(onlyEvent().context("failure_analysis").path("description").asText()).contains(property, "maybe");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1s", "200000d", "soon" })
	void aFailedStartIsReportedWhateverItsTimeout(String timeout) {
		fails(FailingBean.class, "tux.sentry.startup.failed-start-timeout=" + timeout);
		assertThat(onlyEvent().exceptions()).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "off", "no", "0" })
	void transactionsCanBeSwitchedOff(String value) {
		application(Application.class).run(arguments("tux.sentry.startup.send-transaction=" + value)).close();
		assertThat(this.sentry.transactions()).isEmpty();
	}

	private static List<String> phases(SentryItem start) {
		return start.spans()
			.stream()
			.filter((span) -> span.path("op").asText().equals("app.startup"))
			.map((span) -> span.path("description").asText())
			.toList();
	}

	private SentryItem onlyEvent() {
		assertThat(this.sentry.events()).hasSize(1);
		return this.sentry.events().get(0);
	}

	private void fails(Class<?> source, String... properties) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> application(source).run(arguments(properties)).close());
		assertThat(ScopesAdapter.getInstance().isEnabled()).isFalse();
	}

	private static SpringApplication application(Class<?> source) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("tux.sentry.startup.failed-start-timeout", "30s"));
		return application;
	}

	private String[] arguments(String... properties) {
		List<String> arguments = new ArrayList<>(
				List.of("--sentry.dsn=" + this.sentry.dsn(), "--tux.sentry.startup.send-transaction=true"));
		for (String property : properties) {
			arguments.removeIf((argument) -> argument.startsWith("--" + property.split("=")[0] + "="));
			arguments.add("--" + property);
		}
		return arguments.toArray(String[]::new);
	}

	@SpringBootConfiguration
	@EnableBotAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class FailingBean {

		@Bean
		String needy(@Qualifier("broken") Object broken) {
			return "never";
		}

		@Bean
		Object broken(SentryManager sentry) {
			LoggerFactory.getLogger(StartupTests.class).info("a line of the start");
			throw new IllegalStateException("The bean is broken");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Leaking {

		@Bean
		Object broken() {
			throw new IllegalStateException("jdbc:postgresql://bot:hunter2hunter2@db/cases does not answer");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class FailingRunner {

		@Bean
		ApplicationRunner brokenRunner() {
			return (args) -> {
				throw new IllegalStateException("The runner is broken");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class FailingBesideACallback {

		@Bean
		BeforeSendCallback callback() {
			return (event, hint) -> event;
		}

		@Bean
		Object broken(SentryManager sentry) {
			throw new IllegalStateException("The bean is broken");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class LoggingFailure {

		@Bean
		Object broken(SentryLogback logback, @Value("${logged.other}") boolean other) {
			IllegalStateException cause = new IllegalStateException("The bean is broken");
			LoggerFactory.getLogger(StartupTests.class)
				.error("A bean is broken", other ? new IllegalStateException("another") : cause);
			throw new IllegalArgumentException(cause);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class LoggingRunner {

		@Bean
		ApplicationRunner runner() {
			return (args) -> LoggerFactory.getLogger(StartupTests.class)
				.error("Something failed", new IllegalStateException("not that bad"));
		}

	}

}
