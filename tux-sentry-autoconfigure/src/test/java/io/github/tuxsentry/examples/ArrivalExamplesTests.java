package io.github.tuxsentry.examples;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.ClassUtils;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the examples of the pages for bots that used something else before.
 */
class ArrivalExamplesTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@ParameterizedTest
	@EnabledIf("isSpringFramework6")
	@ValueSource(strings = { "sentry.traces-sample-rate=1", "tux.sentry.sampling.tasks=1" })
	void codeForTheStarterOfSentryRunsUnchanged(String rate) {
		BotContext.sendingTo(this.sentry)
			.withUserConfiguration(SentryAnnotated.Options.class)
			.withBean(SentryAnnotated.Reports.class)
			.withBean(SentryAnnotated.class)
			.withPropertyValues("sentry.enable-aot-compatibility=false", rate)
			.run((context) -> {
				context.getBean(SentryAnnotated.class).createReports();
				SentryItem transaction = this.sentry.awaitTransaction("reports");
				assertThat(transaction).hasOp("task.background").hasSpan("db.query", "Load reports");
				SentryItem event = this.sentry.awaitEvent((item) -> true);
				assertThat(event).hasExceptionOfType(IllegalStateException.class)
					.hasTag("report.kind", "daily")
					.hasTraceIdOf(transaction);
				assertThat(event.payload().path("server_name").asText()).isEqualTo("bot-1");
				assertThat(this.sentry.awaitItems("check_in", 2)).last()
					.extracting((checkIn) -> checkIn.payload().path("monitor_slug").asText())
					.isEqualTo("reports");
			});
	}

	@ParameterizedTest
	@EnumSource
	void aHandlerCapturesTheFailureOfACommand(HandlerThread thread) {
		try (ConfigurableApplicationContext context = start(FrameworkBot.class, thread)) {
			this.discord.slash("fail").by("alice").send().awaitReply();
			SentryItem transaction = this.sentry.awaitTransaction("command.fail");
			SentryItem event = this.sentry.awaitEvent((item) -> true);
			assertThat(event).hasExceptionOfType(IllegalStateException.class)
				.hasUsername("alice")
				.hasContextEntry("interaction", "command", "fail");
			if (thread == HandlerThread.OTHER) {
				assertThat(transaction).hasStatus("ok");
				assertThat(event.traceId()).isNotEqualTo(transaction.traceId());
			}
			else {
				assertThat(transaction).hasStatus("internal_error");
				assertThat(event).hasTraceIdOf(transaction);
			}
			assertThat(this.sentry).hasEvents(1);
		}
	}

	@Test
	void anEventManagerCapturesWhatItCatches() {
		try (ConfigurableApplicationContext context = start(ManagedBot.class, HandlerThread.OF_THE_LISTENER)) {
			this.discord.slash("fail").by("alice").send();
			SentryItem transaction = this.sentry.awaitTransaction("command.fail");
			assertThat(transaction).hasStatus("internal_error");
			assertThat(this.sentry.awaitEvent((item) -> true)).hasUsername("alice")
				.hasTag("command.name", "fail")
				.hasTraceIdOf(transaction);
			assertThat(this.sentry).hasEvents(1);
		}
	}

	@Test
	void aListenerThatOnlyLogsIsReportedWithACommandThatSucceeds() {
		try (ConfigurableApplicationContext context = start(ManagedBot.class, HandlerThread.OF_THE_LISTENER)) {
			this.discord.slash("log").by("alice").send().awaitReply();
			SentryItem transaction = this.sentry.awaitTransaction("command.log");
			assertThat(transaction).hasStatus("ok");
			assertThat(this.sentry.awaitEvent((item) -> true)).hasExceptionOfType(IllegalStateException.class)
				.hasUsername("alice")
				.hasTraceIdOf(transaction);
			assertThat(this.sentry).hasEvents(1);
		}
	}

	static boolean isSpringFramework6() {
		return ClassUtils.isPresent("io.sentry.spring.jakarta.tracing.SentryTransaction", null);
	}

	private ConfigurableApplicationContext start(Class<?> bot, HandlerThread thread) {
		return new SpringApplicationBuilder(bot).web(WebApplicationType.NONE).initializers((context) -> {
			context.getBeanFactory().registerSingleton("localDiscord", this.discord);
			context.getBeanFactory().registerSingleton("handlerThread", thread);
		}).run("--sentry.dsn=" + this.sentry.dsn(), "--tux.sentry.sampling.commands=1");
	}

	private static void fail() {
		throw new IllegalStateException("of the command");
	}

	private enum HandlerThread {

		OF_THE_LISTENER, OF_AN_EXECUTOR_BEAN, OF_A_WRAPPED_EXECUTOR, OTHER;

		Executor executor(FrameworkConfiguration configuration, ExecutorService bean) {
			return switch (this) {
				case OF_THE_LISTENER -> Runnable::run;
				case OF_AN_EXECUTOR_BEAN -> bean;
				case OF_A_WRAPPED_EXECUTOR -> configuration.wrappedExecutor();
				case OTHER -> (task) -> new Thread(task, "own").start();
			};
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	@Import(FrameworkConfiguration.class)
	static class FrameworkBot {

		@Bean
		static FrameworkConfiguration.Framework framework() {
			ExecutorService executor = Executors.newCachedThreadPool((task) -> {
				Thread thread = new Thread(task, "framework");
				thread.setDaemon(true);
				return thread;
			});
			return () -> executor;
		}

		@Bean
		JDA jda(LocalDiscord discord, FrameworkConfiguration.Framework.Customizer customizer, EventListener listener) {
			JDABuilder builder = discord.configure(JDABuilder.createLight(null)).addEventListeners(listener);
			customizer.customize(builder);
			return builder.build();
		}

		@Bean
		EventListener listener(HandlerThread thread, FrameworkConfiguration configuration, ExecutorService executor,
				SentryManager sentry, CommandTracker tracker) {
			FailureHandler handler = new FailureHandler(sentry, tracker);
			Executor commands = thread.executor(configuration, executor);
			return (event) -> {
				if (event instanceof SlashCommandInteractionEvent slash) {
					commands.execute(() -> run(slash, handler));
				}
			};
		}

		private static void run(SlashCommandInteractionEvent event, FailureHandler handler) {
			try {
				fail();
			}
			catch (IllegalStateException ex) {
				handler.onFailure(event, ex);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class ManagedBot {

		private static final Logger logger = LoggerFactory.getLogger(ManagedBot.class);

		@Bean
		JDA jda(LocalDiscord discord, JdaBuilderConfigurer configurer, SentryManager sentry, CommandTracker tracker) {
			return configurer
				.configure(discord.configure(JDABuilder.createLight(null))
					.setEventManager(new CatchingEventManager(sentry, tracker))
					.addEventListeners((EventListener) ManagedBot::onEvent))
				.build();
		}

		private static void onEvent(GenericEvent event) {
			if (event instanceof SlashCommandInteractionEvent slash && slash.getName().equals("log")) {
				log(slash);
			}
			else if (event instanceof SlashCommandInteractionEvent) {
				fail();
			}
		}

		private static void log(SlashCommandInteractionEvent event) {
			try {
				fail();
			}
			catch (IllegalStateException ex) {
				logger.error("The command failed", ex);
				event.reply("Something went wrong.").queue();
			}
		}

	}

}
