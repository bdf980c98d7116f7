package io.github.tuxsentry.internal.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.micrometer.core.instrument.MeterRegistry;
import io.sentry.ITransaction;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryClient;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import io.sentry.SentryOptions;
import jakarta.annotation.PostConstruct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that calls {@code Sentry.init} itself, at any time, and captures at
 * once: nothing of it leaves unscrubbed.
 */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationInitTests {

	private static final String TEXT = "password=hunter2 of bob@example.org, shoe=size43";

	private static final String SCRUBBED = "password=[password] of [email], shoe=[shoe]";

	private static final String WARNING = "The application has called Sentry.init";

	private static final String CHANGED = "The options of Sentry have been changed";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	/** A call of Sentry.init as the application makes it, and what it captures then. */
	private static Runnable init = () -> {
	};

	@AfterEach
	void stop() {
		// Nothing is left to wait for.
		ScopesAdapter.getInstance().getOptions().setShutdownTimeoutMillis(1);
		Sentry.close();
	}

	private void initAndCapture() {
		initAndCapture((options) -> {
		});
	}

	private void initAndCapture(Consumer<SentryOptions> more) {
		Sentry.init((options) -> {
			options.setDsn(this.sentry.dsn());
			options.setTracesSampleRate(1.0);
			options.getLogs().setEnabled(true);
			more.accept(options);
		});
		Sentry.captureMessage("at once " + TEXT);
		ITransaction transaction = Sentry.startTransaction("at once " + TEXT, "function");
		transaction.setData("text", TEXT);
		transaction.finish();
		Sentry.logger().info("at once " + TEXT);
	}

	@ParameterizedTest
	@CsvSource({ "InConstructor,true", "InConstructor,false", "InPostConstruct,true", "InBeanMethod,true",
			"InRunner,true", "InRunner,false" })
	void nothingLeavesUnscrubbedDuringTheStart(String when, boolean withDsn, CapturedOutput output)
			throws ClassNotFoundException {
		init = this::initAndCapture;
		try (ConfigurableApplicationContext context = run(Class.forName(getClass().getName() + "$" + when), withDsn)) {
			assertScrubbed(context, output);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void nothingLeavesUnscrubbedAfterTheStart(boolean withDsn, CapturedOutput output) {
		try (ConfigurableApplicationContext context = run(Application.class, withDsn)) {
			assertThat(output).doesNotContain(WARNING);
			initAndCapture();
			assertScrubbed(context, output);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void nothingLeavesUnscrubbedWhereSentryWasStartedBefore(boolean withDsn, CapturedOutput output) {
		Sentry.init((options) -> {
			options.setDsn(this.sentry.dsn());
			options.setTracesSampleRate(1.0);
			options.getLogs().setEnabled(true);
		});
		init = () -> {
			Sentry.captureMessage("at once " + TEXT);
			Sentry.startTransaction("at once " + TEXT, "function").finish();
			Sentry.logger().info("at once " + TEXT);
		};
		try (ConfigurableApplicationContext context = run(InConstructor.class, withDsn)) {
			assertScrubbed(context, output);
		}
	}

	private void assertScrubbed(ConfigurableApplicationContext context, CapturedOutput output) {
		context.getBean(SentryManager.class).captureMessage("later " + TEXT);
		assertThat(output.getAll().split(WARNING, -1)).as("one warning").hasSize(2);
		assertThat(sent()).contains("at once " + SCRUBBED, "later " + SCRUBBED)
			.contains("\"type\":\"transaction\"", "\"type\":\"log\"")
			.doesNotContain("hunter2", "bob@", "size43");
		assertThat(this.sentry.events()).hasSize(2);
	}

	@Test
	void everyOneOfManyIsNoticed(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run(Application.class, true)) {
			for (int i = 1; i < 4; i++) {
				initAndCapture();
				assertThat(output.getAll().split(WARNING, -1)).hasSize(i + 1);
			}
			assertThat(context.isRunning()).isTrue();
		}
		assertThat(sent()).contains("at once " + SCRUBBED).doesNotContain("hunter2", "bob@", "size43");
	}

	@Test
	void metricsAreScrubbedThoughNothingElseWasCaptured() {
		try (ConfigurableApplicationContext context = run(Application.class, true)) {
			Sentry.init((options) -> options.setDsn(this.sentry.dsn()));
			context.getBean(MeterRegistry.class).counter("bot.cases", "text", TEXT).increment();
			context.getBean(MetricsPublisher.class).publishNow();
			assertThat(sent()).contains("bot.cases", SCRUBBED).doesNotContain("hunter2");
		}
	}

	@Test
	void dataIsBoundedToo() {
		try (ConfigurableApplicationContext context = run(Application.class, true)) {
			Sentry.init((options) -> options.setDsn(this.sentry.dsn()));
			SentryEvent event = new SentryEvent();
			event.getContexts().put("large", Map.of("text", "x".repeat(1_000_000)));
			event.getContexts().put("odd", Map.of("nan", Double.NaN));
			Sentry.captureEvent(event);
			assertThat(sent()).hasSizeLessThan(50_000).contains("… [cut]", "NaN");
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void ownCallbacksComeAfterTheFilters() {
		try (ConfigurableApplicationContext context = run(Application.class, true)) {
			List<String> seen = new ArrayList<>();
			initAndCapture((options) -> {
				options.setBeforeSend((event, hint) -> {
					seen.add(event.getMessage().getFormatted());
					return seen.size() > 1 ? null : event;
				});
				options.setBeforeSendTransaction((transaction, hint) -> {
					transaction.setTag("own", "callback");
					return transaction;
				});
			});
			SentryEvent logged = new SentryEvent();
			logged.setLogger("bot");
			logged.setMessage(new Message());
			logged.getMessage().setFormatted("Rate limit: " + TEXT);
			Sentry.captureEvent(logged);
			Sentry.captureMessage("refused");
			assertThat(sent()).contains("at once " + SCRUBBED, "\"own\":\"callback\"").doesNotContain("refused");
			assertThat(seen).containsExactly("at once " + TEXT, "refused");
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void clientOfItsOwnIsScrubbedToo(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run(Application.class, true);
				LocalSentry other = LocalSentry.start()) {
			SentryOptions options = new SentryOptions();
			options.setDsn(other.dsn());
			ScopesAdapter.getInstance().forkedScopes("own").makeCurrent();
			ScopesAdapter.getInstance().bindClient(new SentryClient(options));
			for (int i = 0; i < 2; i++) {
				Sentry.captureMessage("bound " + TEXT);
			}
			Sentry.flush(30_000);
			assertThat(other.awaitItems("event", 2, Duration.ofSeconds(30)))
				.allSatisfy((event) -> assertThat(event.payload().toString()).contains("bound " + SCRUBBED)
					.doesNotContain("hunter2", "bob@", "size43"));
			assertThat(output.getAll().split("The application has bound a client", -1)).hasSize(2);
			assertThat(output).doesNotContain(WARNING, CHANGED);
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void optionsThatAreChangedLaterStillScrub(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run(Application.class, true)) {
			SentryOptions options = ScopesAdapter.getInstance().getOptions();
			Sentry.captureMessage("first " + TEXT);
			assertThat(output).doesNotContain(CHANGED);
			options.setSerializer(new SentryOptions().getSerializer());
			Sentry.captureMessage("second " + TEXT);
			options.setBeforeSend((event, hint) -> {
				event.setTag("own", "callback");
				return event;
			});
			Sentry.captureMessage("third " + TEXT);
			SentryEvent logged = new SentryEvent();
			logged.setLogger("bot");
			logged.setMessage(new Message());
			logged.getMessage().setFormatted("Rate limit: fourth");
			Sentry.captureEvent(logged);
			assertThat(sent()).contains("first " + SCRUBBED, "second " + SCRUBBED, "third " + SCRUBBED)
				.contains("\"own\":\"callback\"")
				.doesNotContain("hunter2", "bob@", "size43", "fourth");
			assertThat(output.getAll().split(CHANGED, -1)).hasSize(3);
			assertThat(output).doesNotContain(WARNING);
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void optionsOfTheApplicationStay() {
		try (ConfigurableApplicationContext context = run(Application.class, true)) {
			initAndCapture((options) -> {
				options.setEnvironment("own");
				options.setRelease("own@1");
			});
			assertThat(sent()).contains("\"environment\":\"own\"", "\"release\":\"own@1\"");
			SentryOptions options = ScopesAdapter.getInstance().getOptions();
			assertThat(options.getTracesSampleRate()).isEqualTo(1.0);
			assertThat(options.getTracesSampler()).isNull();
			assertThat(context.isRunning()).isTrue();
		}
	}

	@Test
	void whatTheStarterStartsIsLeftAlone(CapturedOutput output) {
		try (ConfigurableApplicationContext first = run(OwnSerializer.class, true);
				ConfigurableApplicationContext second = run(Application.class, true)) {
			Sentry.captureMessage("at once " + TEXT);
			assertThat(sent()).contains("at once " + SCRUBBED);
			assertThat(output).doesNotContain(WARNING);
			assertThat(first.isRunning() && second.isRunning()).isTrue();
		}
	}

	@Test
	void serializerOfAnOptionsConfigurationStays(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run(OwnSerializer.class, true)) {
			Sentry.captureMessage("at once");
			assertThat(ScopesAdapter.getInstance().getOptions().getSerializer())
				.isNotInstanceOf(ScrubbingSerializer.class);
			assertThat(output).doesNotContain(WARNING);
			assertThat(context.isRunning()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled=false", "" })
	void whatIsStartedWithoutTheLibraryIsLeftAlone(String property, CapturedOutput output) {
		ConfigurableApplicationContext context = run(Application.class, true, property);
		if (property.isEmpty()) {
			context.close();
		}
		initAndCapture();
		assertThat(sent()).contains("at once " + TEXT);
		assertThat(output).doesNotContain(WARNING);
		assertThat(ScopesAdapter.getInstance().getGlobalScope().getEventProcessors()).isEmpty();
		context.close();
	}

	private ConfigurableApplicationContext run(Class<?> source, boolean withDsn, String... properties) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		List<String> arguments = new ArrayList<>(
				List.of("--tux.sentry.startup.send-transaction=false", "--tux.sentry.shutdown.send-transaction=false",
						"--tux.sentry.metrics.step=1h", "--tux.sentry.scrub.keys=shoe"));
		if (withDsn) {
			arguments.add("--sentry.dsn=" + this.sentry.dsn());
		}
		for (String property : properties) {
			if (!property.isEmpty()) {
				arguments.add("--" + property);
			}
		}
		return application.run(arguments.toArray(String[]::new));
	}

	private String sent() {
		Sentry.flush(30_000);
		return this.sentry.rawBodies()
			.stream()
			.map((body) -> new String(body, StandardCharsets.UTF_8))
			.collect(Collectors.joining("\n"));
	}

	@SpringBootConfiguration
	@EnableBotAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class InConstructor {

		InConstructor() {
			init.run();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class InPostConstruct {

		@PostConstruct
		void start() {
			init.run();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class InBeanMethod {

		@Bean
		Object bot(SentryManager sentry) {
			init.run();
			return "bot";
		}

		@Bean
		Scrubber scrubber() {
			return Scrubber.builder().key("shoe").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class InRunner {

		@Bean
		CommandLineRunner runner() {
			return (args) -> init.run();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class OwnSerializer {

		@Bean
		Sentry.OptionsConfiguration<SentryOptions> ownSerializer() {
			return (options) -> options.setSerializer(new SentryOptions().getSerializer());
		}

	}

}
