package io.github.tuxsentry.internal.sampling;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryOptions.TracesSamplerCallback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefaultRates} of running applications, in development and in
 * production.
 */
class DefaultRatesTests {

	private static final String[] KINDS = { "discord.command", "db", "http.client", "task.background", "function" };

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AfterEach
	void closeSentry() {
		Sentry.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--spring.profiles.active=dev", "--spring.profiles.active=eu,dev",
			"--spring.profiles.default=dev" })
	void allTransactionsAreSentInTheProfileDev(String profiles) {
		try (ConfigurableApplicationContext context = run(Bot.class, profiles, "--sentry.dsn=" + this.sentry.dsn())) {
			assertThat(context.getBeansOfType(LocalSentry.class)).isEmpty();
			startOneOfEachKind(context);
			assertThat(this.sentry.transactions()).hasSize(KINDS.length);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--spring.profiles.active=dev", "--tux.sentry.local.enabled=true" })
	void allTransactionsAreSentToTheLocalSentry(String development) {
		try (ConfigurableApplicationContext context = run(Bot.class, development, "--sentry.dsn=")) {
			startOneOfEachKind(context);
			assertThat(context.getBean(LocalSentry.class).transactions()).hasSize(KINDS.length);
		}
	}

	@ParameterizedTest
	@CsvSource({ "tux.sentry.sampling.commands=0.0, 4", "sentry.traces-sample-rate=0, 0" })
	void ratesOfTheApplicationTakePrecedence(String rate, int sent) {
		try (ConfigurableApplicationContext context = run(Bot.class, "--spring.profiles.active=dev", "--" + rate)) {
			startOneOfEachKind(context);
			assertThat(context.getBean(LocalSentry.class).transactions()).hasSize(sent);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--spring.profiles.active=production", "--tux.sentry.local.enabled=true",
			"--spring.profiles.active=develop" })
	void aPartIsSampledInProduction(String argument) {
		try (ConfigurableApplicationContext context = run(Bot.class, argument, "--sentry.dsn=" + this.sentry.dsn())) {
			assertThat(context.getBean(SampleRates.class).whenEnabled()).isEqualTo(DefaultRates.PRODUCTION.rates());
		}
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			--spring.profiles.active=dev,     in the profile dev
			--tux.sentry.local.enabled=true,  with the local Sentry
			--sentry.dsn=http://k@localhost/1, -
			""")
	void theCircumstanceIsTold(String argument, @Nullable String circumstance) {
		try (ConfigurableApplicationContext context = run(Bot.class, argument)) {
			SampleRates rates = context.getBean(SampleRates.class);
			assertThat(rates.circumstance(true)).isEqualTo(circumstance);
			assertThat(rates.circumstance(false)).isEqualTo(circumstance);
		}
	}

	@Test
	void aPartIsSampledIfTheDsnIsSetInCode() {
		try (ConfigurableApplicationContext context = run(BotWithInit.class, "--own.dsn=" + this.sentry.dsn())) {
			assertThat(context.getBean(SentryManager.class).isInitialized()).isTrue();
			assertThat(ScopesAdapter.getInstance().startTransaction("ping", "discord.command").getSamplingDecision())
				.satisfies((decision) -> assertThat(decision.getSampleRate()).isEqualTo(0.1));
		}
	}

	@Test
	void nothingIsBuiltWithoutADsn() {
		try (ConfigurableApplicationContext context = run(BotWithSampler.class)) {
			SampleRates rates = context.getBean(SampleRates.class);
			assertThat(rates.byKind(false)).hasSize(5).allSatisfy((kind, rate) -> assertThat(rate).isOne());
			startOneOfEachKind(context);
			CommandTracker commands = context.getBean(CommandTracker.class);
			commands.trackCommandEnd(commands.trackCommandStart("ping"));
			assertThat(context.getBean(AtomicInteger.class)).hasValue(0);
			assertThat(ScopesAdapter.getInstance().getTransaction()).isNull();
		}
	}

	private static ConfigurableApplicationContext run(Class<?> application, String... args) {
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties("tux.sentry.startup.send-transaction=false", "tux.sentry.shutdown.send-transaction=false")
			.run(args);
	}

	private static void startOneOfEachKind(ApplicationContext context) {
		SentryManager manager = context.getBean(SentryManager.class);
		for (String operation : KINDS) {
			manager.startTransaction(operation, "name").close();
		}
		ScopesAdapter.getInstance().flush(10_000);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class BotWithInit {

		@Bean
		Object ownInit(ApplicationContext context) {
			Sentry.init((options) -> options.setDsn(context.getEnvironment().getProperty("own.dsn")));
			return new Object();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class BotWithSampler {

		@Bean
		AtomicInteger samplerCalls() {
			return new AtomicInteger();
		}

		@Bean
		TracesSamplerCallback ownSampler(AtomicInteger calls) {
			return (context) -> {
				calls.incrementAndGet();
				return 1.0;
			};
		}

	}

}
