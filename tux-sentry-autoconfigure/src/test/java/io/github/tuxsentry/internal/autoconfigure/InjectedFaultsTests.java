package io.github.tuxsentry.internal.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.internal.actuate.TuxSentryEndpoint;
import io.github.tuxsentry.internal.beans.ApplicationFaults;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Has something break in each place where the library may fail: the bot goes on, and the
 * one count of the application has it.
 */
class InjectedFaultsTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@ParameterizedTest
	@EnumSource
	void aFaultIsCountedWhereTheEndpointLooks(FaultyPlace place) {
		bot().withUserConfiguration(place.broken()).run((bot) -> {
			assertThat(bot).hasNotFailed();
			place.use(bot);
			assertThat(bot.getBean(FaultBarrier.class).count()).isPositive();
			assertThat(bot.getBean(TuxSentryEndpoint.class).report().internalErrors())
				.isEqualTo(bot.getBean(FaultBarrier.class).count());
		});
	}

	@Test
	void noFaultIsCountedWhereNothingIsBroken() {
		bot().run((bot) -> {
			assertThat(bot).hasNotFailed();
			for (FaultyPlace place : FaultyPlace.values()) {
				place.use(bot);
			}
			assertThat(bot.getBean(FaultBarrier.class).count()).isZero();
		});
	}

	private ApplicationContextRunner bot() {
		return BotContext.sendingTo(this.sentry)
			.withAllowBeanDefinitionOverriding(true)
			.withPropertyValues("management.endpoints.jmx.exposure.include=*", "spring.jmx.enabled=true",
					"tux.sentry.sampling.tasks=1", "test.url=" + this.sentry.dsn().replace("public@", ""))
			.withUserConfiguration(FaultyPlace.Bot.class);
	}

	@Test
	void faultsOfTheTraceOfTheStartAreCounted() {
		SpringApplication application = application(Started.class);
		application.setApplicationStartup(new BrokenStartup());
		try (ConfigurableApplicationContext context = application.run(arguments())) {
			assertThat(context.getBean(FaultBarrier.class).count()).isOne();
		}
	}

	@Test
	void faultsOfTheReportOfAFailedStartAreCounted() {
		AtomicReference<FaultBarrier> faults = new AtomicReference<>();
		SpringApplication application = application(Failing.class);
		application.addListeners((ApplicationListener<ApplicationPreparedEvent>) (event) -> faults
			.set(ApplicationFaults.of(event.getApplicationContext().getBeanFactory())));
		assertThatIllegalStateException().isThrownBy(() -> application.run(arguments())).withMessage("the bot's own");
		assertThat(faults.get().count()).isOne();
	}

	private static SpringApplication application(Class<?> source) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application;
	}

	private String[] arguments() {
		return new String[] { "--sentry.dsn=" + this.sentry.dsn(), "--tux.sentry.startup.send-transaction=true",
				"--tux.sentry.shutdown.send-transaction=true" };
	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Started {

	}

	private static final class BrokenStartup extends BufferingApplicationStartup {

		BrokenStartup() {
			super(10);
		}

		@Override
		public StartupTimeline getBufferedTimeline() {
			return FaultyPlace.fault();
		}

	}

	/**
	 * Fails before Sentry starts, in an environment that cannot be asked for the DSN any
	 * more.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Failing {

		@Bean
		static BeanFactoryPostProcessor failing(ConfigurableEnvironment environment) {
			return (beans) -> {
				environment.getPropertySources().addFirst(new WithoutDsn());
				throw new IllegalStateException("the bot's own");
			};
		}

	}

	private static final class WithoutDsn extends PropertySource<Object> {

		WithoutDsn() {
			super("broken");
		}

		@Override
		public Object getProperty(String name) {
			if (name.equals("sentry.dsn")) {
				// Boot passes over exceptions here.
				throw new LinkageError("an injected fault");
			}
			return null;
		}

	}

}
