package io.github.tuxsentry.internal.lifecycle;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.autoconfigure.BotProcess;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.internal.condition.BuildTimeRun;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.ScopesAdapter;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationHook;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.SpringProperties;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BuildTimeRun}: what a run that is part of a build sends and leaves
 * behind, which is nothing.
 */
class BuildTimeRunTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@AfterEach
	void clearProperties() {
		SpringProperties.setProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME, null);
		System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
	}

	@Test
	void aTrainingRunOfABotThatLogsInEndsCleanly(@TempDir Path directory) throws Exception {
		List<String> arguments = new ArrayList<>(List.of("-Dspring.context.exit=onRefresh", Bot.class.getName()));
		arguments.addAll(List.of(arguments("discord.url=" + this.discord.restConfig().getBaseUrl())));
		try (BotProcess training = BotProcess.start(directory, BotProcess.CLASS_PATH, arguments)) {
			assertThat(training.awaitEnd()).as(training.output()).isZero();
			assertThat(training.output()).contains("Logged while starting", "Login Successful",
					"sends nothing to Sentry");
		}
		assertThat(this.sentry).hasReceivedNothing();
	}

	@Test
	void aTrainingRunThatFailsIsNotReported() {
		SpringProperties.setProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME,
				DefaultLifecycleProcessor.ON_REFRESH_VALUE);
		fails(FailingBot.class);
		assertThat(this.sentry).hasReceivedNothing();
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.config.import=file:/there/is/none.yml", "spring.main.log-startup-info=maybe" })
	void processingThatFailsIsNotReported(String property) {
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		fails(Bot.class, property);
		assertThat(this.sentry).hasReceivedNothing();
	}

	/**
	 * Spring Boot processes the contexts of all tests of an application in a single JVM.
	 */
	@Test
	void processingLeavesNoAppenderBehind() {
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		List<String> before = appenders();
		assertThatExceptionOfType(SpringApplication.AbandonedRunException.class)
			.isThrownBy(() -> SpringApplication.withHook(abandoning(), () -> application(Bot.class).run(arguments())));
		assertThat(before).isNotEmpty();
		assertThat(appenders()).isEqualTo(before);
	}

	private static SpringApplicationHook abandoning() {
		return (application) -> new SpringApplicationRunListener() {
			@Override
			public void contextLoaded(ConfigurableApplicationContext context) {
				throw new SpringApplication.AbandonedRunException(context);
			}
		};
	}

	private static List<String> appenders() {
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		Iterable<Appender<ILoggingEvent>> appenders = root::iteratorForAppenders;
		return StreamSupport.stream(appenders.spliterator(), false)
			.map((appender) -> appender.getClass().getName())
			.toList();
	}

	private void fails(Class<?> source, String... properties) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> application(source).run(arguments(properties)).close());
		assertThat(ScopesAdapter.getInstance().isEnabled()).isFalse();
	}

	private static SpringApplication application(Class<?> source) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application;
	}

	private String[] arguments(String... properties) {
		return Stream.concat(Stream.of("sentry.dsn=" + this.sentry.dsn()), Stream.of(properties))
			.map("--"::concat)
			.toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class FailingBot {

		@Bean
		Object broken(SentryManager sentry) {
			throw new IllegalStateException("The database is not available to the build");
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

		public static void main(String[] arguments) {
			application(Bot.class).run(arguments);
		}

		@Bean(destroyMethod = "shutdownNow")
		JDA jda(@Value("${discord.url}") String url, JdaBuilderConfigurer configurer) throws InterruptedException {
			LoggerFactory.getLogger(Bot.class).error("Logged while starting", new IllegalStateException());
			JDABuilder builder = JDABuilder.createLight("any")
				.setRestConfig(new RestConfig().setBaseUrl(url))
				.setSessionController(new ConcurrentSessionController() {
					@Override
					public String getGateway() {
						return "ws://127.0.0.1:" + URI.create(url).getPort();
					}
				});
			return configurer.configure(builder).build().awaitReady();
		}

	}

}
