package io.github.tuxsentry.internal.executor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.IScopes;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.Advisor;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.SpringVersion;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link UncaughtConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class UncaughtConfigurationTests {

	private final ApplicationContextRunner contextRunner = BotContext.withoutDsn()
		.withConfiguration(
				AutoConfigurations.of(TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
		.withPropertyValues("tux.sentry.sampling.other=1", "tux.sentry.sampling.tasks=1",
				"spring.task.execution.mode=force");

	@Test
	void watchesOverExecutorsAndAsyncMethods() {
		this.contextRunner.withUserConfiguration(AsyncBeans.class).run((context) -> {
			assertThat(context).hasSingleBean(UncaughtErrors.class)
				.hasSingleBean(LoggedUncaughtErrors.class)
				.hasBean("tuxSentryAsyncErrorAdvisor");
			assertThat(AopUtils.isAopProxy(context.getBean(Mailer.class))).isTrue();
		});
	}

	@Test
	void backsOffWithoutSentryAndNeedsNoAop() {
		new ApplicationContextRunner().withClassLoader(new FilteredClassLoader(IScopes.class))
			.withConfiguration(AutoConfigurations.of(TuxSentryExecutorAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("tuxSentryUncaughtErrors"));
		BotContext.onlyOurs()
			.withClassLoader(new FilteredClassLoader(MethodInterceptor.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("tuxSentryAsyncErrorAdvisor"));
	}

	@Test
	void canBeSwitchedOff() {
		for (String property : List.of("tux.sentry.capture.uncaught.enabled=false", "tux.sentry.enabled=false")) {
			this.contextRunner.withPropertyValues(property)
				.withUserConfiguration(AsyncBeans.class)
				.run((context) -> assertThat(context).hasNotFailed()
					.doesNotHaveBean(UncaughtErrors.class)
					.doesNotHaveBean("tuxSentryAsyncErrorAdvisor"));
		}
	}

	@Test
	void beansOfTheApplicationWin() {
		Advisor own = new DefaultPointcutAdvisor(new NameMatchMethodPointcut(),
				(MethodInterceptor) MethodInvocation::proceed);
		this.contextRunner.withUserConfiguration(AsyncBeans.class)
			.withBean("tuxSentryAsyncErrorAdvisor", Advisor.class, () -> own)
			.withBean("ownErrors", UncaughtErrors.class, () -> new UncaughtErrors(null, new FaultBarrier()))
			.run((context) -> {
				assertThat(context).getBean("tuxSentryAsyncErrorAdvisor").isSameAs(own);
				assertThat(context).getBean(UncaughtErrors.class).isSameAs(context.getBean("ownErrors"));
			});
	}

	@Test
	void whatEndsAThreadIsCapturedOnceAndStillPrinted(CapturedOutput output) {
		run(Nothing.class, (context, sentry) -> {
			Thread thread = new Thread(() -> {
				throw new IllegalStateException("thread broken");
			});
			thread.start();
			thread.join(30_000);
			assertUncaughtOnce(context, sentry, "thread broken", "UncaughtExceptionHandler");
			assertThat(output.getErr()).contains("IllegalStateException: thread broken");
		});
	}

	@Test
	void whatATaskThrowsToItsExecutorIsCapturedOnceWithItsScope() {
		run(Nothing.class, (context, sentry) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			try (TransactionHandle transaction = manager.startTransaction("work", "report")) {
				manager.setTag("who", "ann");
				context.getBean("applicationTaskExecutor", AsyncTaskExecutor.class).execute(() -> {
					throw new IllegalStateException("task broken");
				});
			}
			SentryItem event = assertUncaughtOnce(context, sentry, "task broken", "executor");
			assertThat(event).hasTag("who", "ann").hasTraceIdOf(sentry.awaitTransaction("report"));
		});
	}

	@Test
	void whatARepeatedTaskOfTheStartThrowsIsCaptured() {
		run(EarlySchedule.class, (context, sentry) -> {
			context.getBean(EarlySchedule.class).started.countDown();
			assertUncaughtOnce(context, sentry, "early task broken", "executor");
		});
	}

	@Test
	void whatATaskKeepsForWhoAsksIsNotCaptured() {
		run(Nothing.class, (context, sentry) -> {
			AsyncTaskExecutor executor = context.getBean("applicationTaskExecutor", AsyncTaskExecutor.class);
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> executor.submit(() -> {
				throw new IllegalStateException("asked for");
			}).get(30, TimeUnit.SECONDS));
			context.getBean(SentryManager.class).captureMessage("the end");
			assertThat(sentry.awaitEvent((event) -> true)).hasMessage("the end");
		});
	}

	@Test
	void periodicTaskThatEndsForGoodIsCaptured() {
		run(Pools.class, (context, sentry) -> {
			context.getBean(ScheduledExecutorService.class).scheduleAtFixedRate(() -> {
				throw new IllegalStateException("never again");
			}, 0, 1, TimeUnit.MILLISECONDS);
			assertUncaughtOnce(context, sentry, "never again", "executor");
		});
	}

	@Test
	void whatAnAsyncMethodThrowsToNobodyIsCapturedOnce() {
		run(AsyncBeans.class, (context, sentry) -> {
			context.getBean(SentryManager.class).setTag("who", "ann");
			context.getBean(Mailer.class).send();
			assertThat(assertUncaughtOnce(context, sentry, "mail broken", "spring_async")).hasTag("who", "ann");
		});
	}

	@Test
	void handlerOfTheApplicationIsStillAskedAboutAsyncMethods() {
		run(OwnHandler.class, (context, sentry) -> {
			context.getBean(Mailer.class).send();
			assertUncaughtOnce(context, sentry, "mail broken", "spring_async");
			assertThat(context.getBean(OwnHandler.class).handled.get(30, TimeUnit.SECONDS)).hasMessage("mail broken");
		});
	}

	@Test
	void asyncMethodOfAClassThatCannotBeProxiedIsCapturedAsItIsLogged() {
		// Since Spring Framework 7, @Async itself creates a subclass by default.
		run(FinalBeans.class, (context, sentry) -> {
			context.getBean(Sender.class).send();
			assertUncaughtOnce(context, sentry, "fax broken", "spring_async");
		}, "spring.aop.proxy-target-class=" + SpringVersion.getVersion().startsWith("6."));
	}

	@Test
	void whatATaskThrowsToItsSchedulerIsCapturedOnce() {
		run(Nothing.class, (context, sentry) -> {
			context.getBean(TaskScheduler.class).schedule(() -> {
				throw new IllegalStateException("schedule broken");
			}, Instant.now());
			assertUncaughtOnce(context, sentry, "schedule broken", "spring_scheduler");
		});
	}

	@Test
	void errorHandlerOfTheApplicationIsStillAsked() {
		run(OwnErrorHandler.class, (context, sentry) -> {
			context.getBean(TaskScheduler.class).scheduleWithFixedDelay(() -> {
				throw new IllegalStateException("schedule broken");
			}, Duration.ofHours(1));
			assertUncaughtOnce(context, sentry, "schedule broken", "spring_scheduler");
			assertThat(context.getBean(OwnErrorHandler.class).handled.get(30, TimeUnit.SECONDS))
				.hasMessage("schedule broken");
		});
	}

	@Test
	void whatAScheduledMethodThrowsIsCapturedOnce() {
		run(ScheduledBeans.class,
				(context, sentry) -> assertUncaughtOnce(context, sentry, "cleanup broken", "spring_scheduled"));
	}

	private static SentryItem assertUncaughtOnce(AssertableApplicationContext context, LocalSentry sentry,
			String message, String mechanism) throws InterruptedException {
		SentryItem event = sentry.awaitEvent((item) -> !item.exceptions().isEmpty());
		assertThat(event).hasExceptionMessage(message);
		JsonNode found = event.exceptions().get(event.exceptions().size() - 1).path("mechanism");
		assertThat(found.path("type").asText()).isEqualTo(mechanism);
		assertThat(found.path("handled").asBoolean(true)).isFalse();
		Thread.sleep(200);
		context.getBean(SentryManager.class).flush(Duration.ofSeconds(10));
		assertThat(sentry.events()).filteredOn((item) -> !item.exceptions().isEmpty()).hasSize(1);
		return event;
	}

	private void run(Class<?> configuration, LiveConsumer consumer, String... properties) {
		try (LocalSentry sentry = LocalSentry.start()) {
			this.contextRunner.withPropertyValues("sentry.dsn=" + sentry.dsn())
				.withPropertyValues(properties)
				.withUserConfiguration(configuration)
				.run((context) -> consumer.accept(context, sentry));
		}
	}

	@FunctionalInterface
	private interface LiveConsumer {

		void accept(AssertableApplicationContext context, LocalSentry sentry) throws Exception;

	}

	/**
	 * Schedules a task before the beans exist that capture its errors.
	 */
	@Configuration(proxyBeanMethods = false)
	static class EarlySchedule {

		private final CountDownLatch started = new CountDownLatch(1);

		@Bean(destroyMethod = "shutdownNow")
		static ScheduledExecutorService ownScheduler() {
			return Executors.newSingleThreadScheduledExecutor();
		}

		@Autowired
		void schedule(ScheduledExecutorService ownScheduler) {
			ownScheduler.scheduleAtFixedRate(() -> {
				awaitStart();
				throw new IllegalStateException("early task broken");
			}, 0, 1, TimeUnit.HOURS);
		}

		private void awaitStart() {
			try {
				assertThat(this.started.await(30, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Nothing {

	}

	@Configuration(proxyBeanMethods = false)
	static class Pools {

		@Bean(destroyMethod = "shutdownNow")
		ScheduledExecutorService pool() {
			return Executors.newSingleThreadScheduledExecutor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class AsyncBeans {

		@Bean
		Mailer mailer() {
			return new Mailer();
		}

	}

	static class Mailer {

		@Async
		public void send() {
			throw new IllegalStateException("mail broken");
		}

	}

	@Configuration
	@EnableAsync
	static class OwnHandler {

		final CompletableFuture<Throwable> handled = new CompletableFuture<>();

		@Bean
		Mailer mailer() {
			return new Mailer();
		}

		@Bean
		AsyncConfigurer asyncConfigurer() {
			return new AsyncConfigurer() {

				@Override
				public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
					return (thrown, method, arguments) -> OwnHandler.this.handled.complete(thrown);
				}

			};
		}

	}

	interface Sender {

		void send();

	}

	static final class Fax implements Sender {

		@Override
		@Async
		public void send() {
			throw new IllegalStateException("fax broken");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class FinalBeans {

		@Bean
		Sender fax() {
			return new Fax();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class OwnErrorHandler {

		final CompletableFuture<Throwable> handled = new CompletableFuture<>();

		@Bean
		ThreadPoolTaskSchedulerCustomizer errorHandler() {
			return (scheduler) -> scheduler.setErrorHandler(this.handled::complete);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class ScheduledBeans {

		@Bean
		Cleanup cleanup() {
			return new Cleanup();
		}

	}

	static class Cleanup {

		@Scheduled(fixedDelay = 3_600_000)
		public void run() {
			throw new IllegalStateException("cleanup broken");
		}

	}

}
