package io.github.tuxsentry.internal.lifecycle;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the failed start of an application context while another one starts or runs.
 */
class NestedStartupFailureTests {

	@AutoClose
	private final LocalSentry outer = LocalSentry.start();

	@AutoClose
	private final LocalSentry inner = LocalSentry.start();

	@AfterEach
	void closeSentry() {
		Sentry.close();
	}

	@ParameterizedTest
	@ValueSource(classes = { Failing.class, FailingWithAnalysis.class, FailingRunner.class })
	void isReportedOnceBesideARunningContext(Class<?> failing) {
		try (ConfigurableApplicationContext running = bot(Bot.class, this.outer).run()) {
			assertThatException().isThrownBy(() -> bot(failing, this.inner).run());
			assertReports(running);
		}
		assertThat(failures(this.inner)).hasSize(1);
		assertThat(failures(this.outer)).isEmpty();
	}

	@Test
	void isReportedOnceBesideARunningContextIfSentryHasNotStarted() {
		try (ConfigurableApplicationContext running = bot(Bot.class, this.outer).run()) {
			assertThatException().isThrownBy(() -> bot(Bot.class, this.inner).run("--tux.sentry.sampling.comands=1"));
			assertReports(running);
		}
		assertThat(failures(this.outer, this.inner)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(classes = { Failing.class, FailingWithAnalysis.class, FailingRunner.class })
	void isReportedOnceIfItIsThatOfAChild(Class<?> failing) {
		try (ConfigurableApplicationContext parent = bot(Bot.class, this.outer).run()) {
			assertThatException().isThrownBy(() -> bot(failing, this.inner).parent(parent).run());
			assertReports(parent);
		}
		assertThat(failures(this.inner)).hasSize(1);
		assertThat(failures(this.outer)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(classes = { Failing.class, FailingWithAnalysis.class, FailingRunner.class })
	void isReportedOnceIfABeanStartsTheContext(Class<?> failing) {
		assertThatException().isThrownBy(
				() -> bot(BeanStartsAnother.class, this.outer)
					.initializers((context) -> context.getBeanFactory()
						.registerSingleton("start", (Runnable) () -> bot(failing, this.inner).run()))
					.run());
		assertThat(failures(this.inner)).hasSize(1);
		assertThat(failures(this.outer)).isEmpty();
		assertThat(Sentry.isEnabled()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(classes = { Failing.class, FailingRunner.class })
	void isReportedOnceIfARunnerStartsAChild(Class<?> failing) {
		assertThatException()
			.isThrownBy(() -> bot(RunnerStartsAnother.class, this.outer)
				.initializers((context) -> context.getBeanFactory()
					.registerSingleton("start", (Runnable) () -> bot(failing, this.inner).parent(context).run()))
				.run());
		assertThat(failures(this.inner)).hasSize(1);
		assertThat(failures(this.outer)).isEmpty();
		assertThat(Sentry.isEnabled()).isFalse();
	}

	@Test
	void isReportedAfterAChildHasStartedFromARunner() {
		assertThatException().isThrownBy(() -> bot(RunnerStartsAnother.class, this.outer)
			.initializers((context) -> context.getBeanFactory().registerSingleton("start", (Runnable) () -> {
				bot(Bot.class, this.outer).parent(context).run().close();
				throw new IllegalStateException("after the child");
			}))
			.run());
		assertThat(failures(this.outer)).singleElement().extracting(SentryItem::level).isEqualTo("fatal");
	}

	private static void assertReports(ConfigurableApplicationContext context) {
		assertThat(context.isActive()).isTrue();
		LoggerFactory.getLogger("bot").error("logged", new IllegalStateException("later"));
		context.getBean(SentryManager.class).captureMessage("captured");
	}

	/**
	 * Return the events other than those that {@link #assertReports} has sent, once the
	 * contexts have sent all.
	 */
	private static List<SentryItem> failures(LocalSentry... servers) {
		return Stream.of(servers)
			.flatMap((sentry) -> sentry.events().stream())
			.filter((event) -> !"captured".equals(event.message()) && !"logged".equals(event.message()))
			.toList();
	}

	private static SpringApplicationBuilder bot(Class<?> source, LocalSentry sentry) {
		return new SpringApplicationBuilder(source).web(WebApplicationType.NONE)
			.properties("sentry.dsn=" + sentry.dsn());
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

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class FailingWithAnalysis {

		@Bean
		Supplier<String> broken(StringBuilder missing) {
			return missing::toString;
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class FailingRunner {

		@Bean
		ApplicationRunner broken() {
			return (arguments) -> {
				throw new IllegalStateException("no token");
			};
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class BeanStartsAnother {

		@Bean
		Supplier<String> starter(Runnable start) {
			start.run();
			return () -> "started";
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class RunnerStartsAnother {

		@Bean
		ApplicationRunner starter(Runnable start) {
			return (arguments) -> start.run();
		}

	}

}
