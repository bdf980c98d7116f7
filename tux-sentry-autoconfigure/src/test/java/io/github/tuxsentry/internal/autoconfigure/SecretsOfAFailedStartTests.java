package io.github.tuxsentry.internal.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Sentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a failed start has failed on is told to Sentry without its secrets.
 */
class SecretsOfAFailedStartTests {

	private static final String SECRET = "s3cr3t-Value_of-the%bot";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@ParameterizedTest
	@ValueSource(strings = { "bot.api-key", "bot.password" })
	void valueThatCannotBeBoundIsNotSent(String property) {
		fails(Bound.class, property + "=" + SECRET);
		assertThat(sent()).contains("failure_analysis", property).doesNotContain(SECRET);
	}

	@Test
	void longValueThatCannotBeBoundIsNotSent() {
		String secret = "0123456789abcdefghijklmnopqrstuvwxyz".repeat(10);
		fails(Bound.class, "bot.api-key=" + secret);
		assertThat(sent()).contains("failure_analysis").doesNotContain("wxyz0123", "6789abcdefgh");
	}

	@Test
	void valueThatCannotBeInjectedIsNotSent() {
		fails(Injected.class, "bot.token=" + SECRET);
		assertThat(sent()).contains("apiToken").doesNotContain(SECRET);
	}

	@ParameterizedTest
	@ValueSource(classes = { InjectedField.class, InjectedConstructor.class, InjectedMethod.class,
			InjectedParameter.class, InjectedExpression.class })
	void valueThatOnlyThePropertyNamesIsNotSent(Class<?> application) {
		fails(application, "bot.api-key=" + SECRET);
		assertThat(sent()).contains("\"bot.api-key\":\"[api key]\"").doesNotContain(SECRET);
	}

	@ParameterizedTest
	@ValueSource(classes = { WithScrubber.class, WithScrubberOfAProperty.class })
	void applicationsOwnScrubberIsUsedThoughSentryHasNotRun(Class<?> application) {
		fails(application, "own.key=shoe");
		assertThat(sent()).contains("The bean is broken").doesNotContain(SECRET);
	}

	@Test
	void whereTheApplicationsScrubberCannotBeMadeTheStandardOneIsUsed() {
		fails(WithScrubberThatNeedsMore.class);
		assertThat(sent()).contains("password=[password]").doesNotContain(SECRET);
		assertThat(WithScrubberThatNeedsMore.made).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.nothing-of-the-kind=1", "tux.sentry.metrics.step=never",
			"tux.sentry.scrub.patterns.own=[a-z", "tux.sentry.scrub.emails=perhaps",
			"tux.sentry.scrub.allowed-keys=--" })
	void configuredKeysHoldThoughTheConfigurationIsBroken(String broken) {
		fails(Application.class, broken, "tux.sentry.scrub.keys=--,shoe");
		assertThat(sent()).contains("shoe=[shoe]").doesNotContain(SECRET);
	}

	@Test
	void configuredPatternsHoldThoughTheConfigurationIsBroken() {
		fails(Application.class, "tux.sentry.nothing-of-the-kind=1", "tux.sentry.scrub.patterns.value=s3cr3t\\S+");
		assertThat(sent()).contains("shoe=[value]").doesNotContain(SECRET);
	}

	@Test
	void sentryThatTheApplicationHasStartedItselfReportsWithoutSecrets() {
		Sentry.init((options) -> {
			options.setDsn(this.sentry.dsn());
			options.setBeforeSend((event, hint) -> {
				event.setExtra("own", "callback");
				return event;
			});
		});
		fails(WithScrubber.class, "own.key=shoe");
		assertThat(sent()).contains("The bean is broken", "\"own\":\"callback\"").doesNotContain(SECRET);
	}

	private void fails(Class<?> source, String... properties) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("tux.sentry.startup.failed-start-timeout", "30s"));
		application.addListeners((ApplicationListener<ApplicationPreparedEvent>) (
				event) -> LoggerFactory.getLogger(SecretsOfAFailedStartTests.class).info("shoe={}", SECRET));
		List<String> arguments = new ArrayList<>(List.of("--sentry.dsn=" + this.sentry.dsn()));
		for (String property : properties) {
			arguments.add("--" + property);
		}
		assertThatException().isThrownBy(() -> application.run(arguments.toArray(String[]::new)).close());
	}

	private String sent() {
		assertThat(this.sentry.events()).hasSize(1);
		return this.sentry.rawBodies()
			.stream()
			.map((body) -> new String(body, StandardCharsets.UTF_8))
			.collect(Collectors.joining("\n"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bound {

		@Bean
		UUID bot(Environment environment) {
			Binder binder = Binder.get(environment);
			binder.bind("bot.password", Integer.class);
			return binder.bind("bot.api-key", UUID.class).get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Injected {

		@Value("${bot.token}")
		private UUID apiToken;

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class InjectedField {

		@Value("${bot.api-key}")
		private int key;

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class InjectedConstructor {

		InjectedConstructor(@Value("${bot.api-key:1}") int key) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class InjectedMethod {

		@Value("${bot.api-key}")
		void setKey(int key) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class InjectedParameter {

		@Bean
		Object bot(@Value("${bot.api-key}") int key) {
			return key;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class InjectedExpression {

		@Value("#{environment['bot.api-key']}")
		private int key;

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class WithScrubber {

		@Bean
		Object broken() {
			throw new IllegalStateException("The bean is broken, shoe=" + SECRET);
		}

		@Bean
		Scrubber scrubber() {
			return Scrubber.builder().key("shoe").build();
		}

	}

	@Configuration
	@EnableBotAutoConfiguration
	static class WithScrubberOfAProperty {

		private final String key;

		WithScrubberOfAProperty(@Value("${own.key}") String key) {
			this.key = key;
		}

		@Bean
		Object broken() {
			throw new IllegalStateException("The bean is broken, shoe=" + SECRET);
		}

		@Bean
		Scrubber scrubber(@Value("${own.key}") String again) {
			assertThat(again).isEqualTo(this.key);
			return Scrubber.builder().key(this.key).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class WithScrubberThatNeedsMore {

		private static int made;

		@Bean
		StringBuilder broken() {
			made++;
			throw new IllegalStateException("The bean is broken, password=" + SECRET);
		}

		@Bean
		Scrubber scrubber(StringBuilder broken) {
			return Scrubber.none();
		}

	}

}
