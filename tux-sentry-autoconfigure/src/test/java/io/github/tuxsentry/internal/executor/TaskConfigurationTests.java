package io.github.tuxsentry.internal.executor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.Transaction;
import io.sentry.IScopes;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.TaskUtils;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class TaskConfigurationTests {

	private final ApplicationContextRunner contextRunner = BotContext.withoutDsn()
		.withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
		.withUserConfiguration(Tasks.class);

	@Test
	void watchesScheduledMethods() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasBean("tuxSentryScheduledTaskAdvisor").hasSingleBean(ScheduledTaskRunner.class);
			assertThat(AopUtils.isCglibProxy(context.getBean(Cleanup.class))).isTrue();
		});
	}

	@Test
	void backsOffWithoutSentryOrAop() {
		List<ApplicationContextRunner> runners = List.of(
				new ApplicationContextRunner().withClassLoader(new FilteredClassLoader(IScopes.class))
					.withConfiguration(AutoConfigurations.of(TuxSentryExecutorAutoConfiguration.class)),
				BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(MethodInterceptor.class)));
		for (ApplicationContextRunner runner : runners) {
			runner.withUserConfiguration(Tasks.class)
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("tuxSentryScheduledTaskAdvisor"));
		}
	}

	@Test
	void canBeSwitchedOff() {
		for (String property : List.of("tux.sentry.tasks.enabled=false", "tux.sentry.enabled=false")) {
			this.contextRunner.withPropertyValues(property).run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean("tuxSentryScheduledTaskAdvisor");
				assertThat(AopUtils.isAopProxy(context.getBean(Cleanup.class))).isFalse();
			});
		}
	}

	@Test
	void backsOffWhereBeansAreProxiedByInterface() {
		this.contextRunner.withPropertyValues("spring.aop.proxy-target-class=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("tuxSentryScheduledTaskAdvisor"));
	}

	@Test
	void backsOffWhereNothingIsScheduled() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("tuxSentryScheduledTaskAdvisor"));
	}

	@Test
	void advisorOfTheApplicationWins() {
		Advisor own = new DefaultPointcutAdvisor(new NameMatchMethodPointcut(),
				(MethodInterceptor) MethodInvocation::proceed);
		this.contextRunner.withBean("tuxSentryScheduledTaskAdvisor", Advisor.class, () -> own)
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean("tuxSentryScheduledTaskAdvisor")
				.isSameAs(own));
	}

	@Test
	void runsReachSentryAsTransactionsAndMetrics() {
		try (LocalSentry sentry = LocalSentry.start()) {
			live(sentry).run((context) -> {
				SentryItem transaction = sentry.awaitTransaction("Cleanup.run");
				assertThat(transaction).hasOp("task.scheduled").hasStatus("ok");
				assertThat(sentry.awaitMetric((metric) -> "Cleanup.run".equals(metric.attributes().get("task"))
						&& metric.name().equals("bot.task.executions")))
					.hasAttribute("task_type", "scheduled")
					.hasAttribute("success", true);
			});
		}
	}

	@Test
	void failureIsOneEventOfTheTransactionAndReachesTheErrorHandler() {
		try (LocalSentry sentry = LocalSentry.start()) {
			live(sentry).withUserConfiguration(FailingTasks.class).run((context) -> {
				SentryItem transaction = sentry.awaitTransaction("Failing.run");
				assertThat(transaction).hasStatus("internal_error");
				SentryItem event = sentry.awaitEvent((item) -> item.exceptions().size() == 1);
				assertThat(event).hasExceptionMessage("disk full").hasTraceIdOf(transaction);
				assertThat(sentry.awaitMetric("bot.task.failures")).hasAttribute("task", "Failing.run")
					.hasAttribute("error_type", "IllegalStateException");
				assertThat(sentry).hasEvents(1);
				Awaitility.await()
					.untilAsserted(() -> assertThat(context.getBean(FailingTasks.class).handled).singleElement()
						.isInstanceOf(IllegalStateException.class));
			});
		}
	}

	@Test
	void methodWithAnAnnotationIsOneTransactionOfThatName() {
		try (LocalSentry sentry = LocalSentry.start()) {
			live(sentry).withUserConfiguration(AnnotatedTasks.class).run((context) -> {
				SentryItem transaction = sentry.awaitTransaction("daily");
				SentryItem event = sentry.awaitEvent((item) -> true);
				assertThat(transaction).hasOp("task.background");
				assertThat(transaction.spans()).isEmpty();
				assertThat(event).hasExceptionMessage("no mail").hasTraceIdOf(transaction);
				assertThat(sentry.awaitMetric("bot.task.failures")).hasAttribute("task", "daily");
				assertThat(sentry.transactions()).noneMatch((item) -> "Annotated.run".equals(item.name()));
			});
		}
	}

	private ApplicationContextRunner live(LocalSentry sentry) {
		return this.contextRunner.withPropertyValues("sentry.dsn=" + sentry.dsn(), "tux.sentry.sampling.tasks=1",
				"tux.sentry.metrics.step=100ms");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Tasks {

		@Bean
		Cleanup cleanup() {
			return new Cleanup();
		}

	}

	static class Cleanup {

		@Scheduled(fixedDelay = 60_000)
		void run() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingTasks {

		private final List<Throwable> handled = new CopyOnWriteArrayList<>();

		@Bean
		Failing failing() {
			return new Failing();
		}

		@Bean
		ThreadPoolTaskSchedulerCustomizer errorHandler() {
			return (scheduler) -> scheduler.setErrorHandler((failure) -> {
				this.handled.add(failure);
				TaskUtils.LOG_AND_SUPPRESS_ERROR_HANDLER.handleError(failure);
			});
		}

	}

	static class Failing {

		@Scheduled(fixedDelay = 60_000)
		public void run() {
			throw new IllegalStateException("disk full");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AnnotatedTasks {

		@Bean
		Annotated annotated() {
			return new Annotated();
		}

	}

	static class Annotated {

		@Scheduled(fixedDelay = 60_000)
		@Transaction(op = "task.background", name = "daily")
		public void run() {
			throw new IllegalStateException("no mail");
		}

	}

}
