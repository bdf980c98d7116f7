package io.github.tuxsentry.internal.executor;

import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.SpringVersion;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that work in the background is counted once, whatever way it takes.
 */
class BackgroundTasksTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void asynchronousMethodsAreCountedByBeanAndMethod() {
		run((context) -> {
			Mailer mailer = context.getBean(Mailer.class);
			mailer.send();
			mailer.sendLater().join();
			metric("Mailer.send", "async", true);
			metric("Mailer.sendLater", "async", true);
			assertThat(counts("applicationTaskExecutor")).isEmpty();
		});
	}

	@Test
	void failuresOfAsynchronousMethodsAreCounted() {
		run((context) -> {
			context.getBean(Mailer.class).failLater().handle((value, failure) -> value).join();
			metric("Mailer.failLater", "async", false);
			assertThat(this.sentry.awaitMetric("bot.task.failures").attributes()).containsEntry("error_type",
					"IllegalStateException");
		});
	}

	@Test
	void aBeanOfAFinalClassRunsAsBefore() {
		BotContext.sendingTo(this.sentry)
			.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.withUserConfiguration(AsyncOfFinalClass.class)
			// Since Spring Framework 7, @Async itself creates a subclass by default.
			.withPropertyValues("spring.aop.proxy-target-class=" + SpringVersion.getVersion().startsWith("6."))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				context.getBean(Runnable.class).run();
				assertThat(context.getBean(RunningThread.class).name().get(10, TimeUnit.SECONDS)).startsWith("task-");
			});
	}

	@Test
	void tasksOfExecutorsAreCountedUnderTheNameOfTheBean() throws Exception {
		run((context) -> {
			context.getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class).execute(() -> {
			});
			context.getBean("threads", SimpleAsyncTaskExecutor.class).execute(() -> {
			});
			context.getBean("taskScheduler", ThreadPoolTaskScheduler.class).execute(() -> {
			});
			metric("applicationTaskExecutor", "background", true);
			metric("threads", "background", true);
			metric("taskScheduler", "background", true);
		});
	}

	@Test
	void theFailureOfAFutureIsCounted() {
		run((context) -> {
			Callable<String> failing = () -> {
				throw new IllegalStateException("no mail");
			};
			context.getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class).submit(failing);
			metric("applicationTaskExecutor", "background", false);
		});
	}

	@Test
	void scheduledMethodsAreCountedUnderTheirOwnNameOnly() {
		run((context) -> {
			metric("Clock.tick", "scheduled", true);
			assertThat(counts("taskScheduler")).isEmpty();
		}, Clock.class);
	}

	@Test
	void theDecoratorOfTheApplicationStillRuns() {
		run((context) -> {
			CompletableFuture<String> thread = new CompletableFuture<>();
			context.getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class)
				.execute(() -> thread.complete(Thread.currentThread().getName()));
			assertThat(thread.join()).isEqualTo("decorated");
			metric("applicationTaskExecutor", "background", true);
		}, Decorated.class);
	}

	@Test
	void aQueueThatSortsItsTasksStillDoes() {
		run((context) -> {
			ThreadPoolTaskExecutor sorted = context.getBean("sorted", ThreadPoolTaskExecutor.class);
			CountDownLatch queued = new CountDownLatch(1);
			Queue<Integer> order = new ConcurrentLinkedQueue<>();
			sorted.execute(new Sorted(0, () -> await(queued)));
			Stream.of(3, 1, 2).forEach((rank) -> sorted.execute(new Sorted(rank, () -> order.add(rank))));
			assertThat(sorted.getThreadPoolExecutor().getQueue()).hasSize(3);
			queued.countDown();
			Awaitility.await().untilAsserted(() -> assertThat(order).containsExactly(1, 2, 3));
		}, SortedQueue.class);
	}

	@Test
	void canBeSwitchedOff() {
		runner().withPropertyValues("tux.sentry.tasks.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("tuxSentryAsyncTaskAdvisor"));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run(Consumer<AssertableApplicationContext> check, Class<?>... more) {
		runner().withUserConfiguration(more).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(AopUtils.isCglibProxy(context.getBean(Mailer.class))).isTrue();
			check.accept(context);
		});
	}

	private ApplicationContextRunner runner() {
		return BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.metrics.step=100ms")
			.withConfiguration(
					AutoConfigurations.of(TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
			.withUserConfiguration(Tasks.class);
	}

	private void metric(String task, String type, boolean success) {
		LocalMetric metric = this.sentry.awaitMetric((candidate) -> candidate.name().equals("bot.task.executions")
				&& task.equals(candidate.attributes().get("task")));
		assertThat(metric.attributes()).containsEntry("task_type", type).containsEntry("success", success);
	}

	private List<LocalMetric> counts(String task) {
		return this.sentry.metrics().stream().filter((metric) -> task.equals(metric.attributes().get("task"))).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@EnableScheduling
	static class Tasks {

		@Bean
		Mailer mailer() {
			return new Mailer();
		}

		@Bean(defaultCandidate = false)
		SimpleAsyncTaskExecutor threads() {
			return new SimpleAsyncTaskExecutor("threads-");
		}

	}

	static class Mailer {

		@Async
		void send() {
		}

		@Async
		public CompletableFuture<String> sendLater() {
			return CompletableFuture.supplyAsync(() -> "sent",
					CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS));
		}

		@Async
		public CompletableFuture<String> failLater() {
			return CompletableFuture.supplyAsync(() -> {
				throw new IllegalStateException("no mail");
			});
		}

	}

	static class Clock {

		@Scheduled(fixedDelay = 20)
		void tick() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Decorated {

		@Bean
		TaskDecorator naming() {
			return (task) -> () -> {
				Thread.currentThread().setName("decorated");
				task.run();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SortedQueue {

		@Bean(defaultCandidate = false)
		ThreadPoolTaskExecutor sorted() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor() {
				@Override
				protected java.util.concurrent.BlockingQueue<Runnable> createQueue(int capacity) {
					return new PriorityBlockingQueue<>(11, Comparator.comparing((task) -> (Sorted) task));
				}
			};
			executor.setCorePoolSize(1);
			return executor;
		}

	}

	record Sorted(int rank, Runnable work) implements Runnable, Comparable<Sorted> {

		@Override
		public void run() {
			this.work.run();
		}

		@Override
		public int compareTo(Sorted other) {
			return Integer.compare(this.rank, other.rank);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class AsyncOfFinalClass {

		@Bean
		RunningThread runningThread() {
			return new RunningThread(new CompletableFuture<>());
		}

		@Bean
		Runnable task(RunningThread thread) {
			return new FinalTask(thread);
		}

	}

	record RunningThread(CompletableFuture<String> name) {

	}

	static final class FinalTask implements Runnable {

		private final RunningThread thread;

		FinalTask(RunningThread thread) {
			this.thread = thread;
		}

		@Async
		@Override
		public void run() {
			this.thread.name().complete(Thread.currentThread().getName());
		}

	}

}
