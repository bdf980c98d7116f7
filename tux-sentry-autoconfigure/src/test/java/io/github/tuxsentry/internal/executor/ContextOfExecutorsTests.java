package io.github.tuxsentry.internal.executor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.SpanHandle;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ScopeType;
import io.sentry.Sentry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.scheduling.support.PeriodicTrigger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for scopes and spans that follow the work of executors and schedulers.
 */
public class ContextOfExecutorsTests {

	private static final String TAG = "who";

	private ApplicationContextRunner contextRunner = BotContext.withoutDsn()
		.withConfiguration(
				AutoConfigurations.of(TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
		.withPropertyValues("tux.sentry.sampling.other=1", "spring.task.execution.mode=force");

	@Test
	void eachTaskIsPartOfTheWorkThatHandedItOver() {
		run(Beans.class, (context, sentry) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			for (String executor : List.of("applicationTaskExecutor", "pool", "threads", "adapter", "scheduler",
					"service", "scheduledService", "bare")) {
				eachTaskIsPartOfTheWorkThatHandedItOver(executor, context.getBean(executor, Executor.class), manager,
						sentry);
			}
		});
	}

	private static void eachTaskIsPartOfTheWorkThatHandedItOver(String name, Executor executor, SentryManager manager,
			LocalSentry sentry) throws Exception {
		List<String> users = List.of("ann of " + name, "bob of " + name);
		for (String who : users) {
			try (TransactionHandle transaction = manager.startTransaction("work", who)) {
				manager.setTag(TAG, who);
				String seen = CompletableFuture.supplyAsync(() -> {
					String before = tag();
					manager.setTag(TAG, "the task");
					manager.startSpan("step", who).close();
					return before;
				}, executor).get(30, TimeUnit.SECONDS);
				assertThat(seen).isEqualTo(who);
				assertThat(tag()).isEqualTo(who);
			}
		}
		for (String who : users) {
			SentryItem item = sentry.awaitTransaction(who);
			assertThat(item.spans()).singleElement().satisfies((span) -> {
				assertThat(span.path("description").asText()).isEqualTo(who);
				assertThat(span.path("parent_span_id").asText()).isEqualTo(item.spanId());
			});
		}
		assertThat(CompletableFuture.supplyAsync(ContextOfExecutorsTests::tag, executor).get(30, TimeUnit.SECONDS))
			.as(name)
			.isEqualTo("null");
	}

	@Test
	void asyncMethodsAndWhatTheyStartArePartOfTheWork() {
		run(AsyncBeans.class, (context, sentry) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			Steps steps = context.getBean(Steps.class);
			try (TransactionHandle transaction = manager.startTransaction("work", "report")) {
				manager.setTag(TAG, "ann");
				assertThat(steps.first().thenCompose((first) -> steps.second(first)).get(30, TimeUnit.SECONDS))
					.isEqualTo("ann ann");
			}
			SentryItem item = sentry.awaitTransaction("report");
			assertThat(item.spans()).extracting((span) -> span.path("description").asText())
				.containsExactlyInAnyOrder("first", "second");
		});
	}

	@Test
	void asyncMethodsOnAnExecutorThatIsNoBeanArePartOfTheWork() {
		run(OwnAsyncExecutor.class, (context, sentry) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			try (TransactionHandle transaction = manager.startTransaction("work", "report")) {
				manager.setTag(TAG, "ann");
				assertThat(context.getBean(Steps.class).first().get(30, TimeUnit.SECONDS)).isEqualTo("ann");
			}
			assertThat(sentry.awaitTransaction("report").spans()).hasSize(1);
			assertThat(context.getBean(OwnAsyncExecutor.class).executor().getThreadPoolExecutor().getTaskCount())
				.isPositive();
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void virtualThreadsOfSpringBootArePartOfTheWorkButForTheirScheduler() {
		this.contextRunner = this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true");
		run(Scheduling.class, (context, sentry) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			CompletableFuture<String> scheduled = new CompletableFuture<>();
			Repeated repeated = new Repeated();
			try (TransactionHandle transaction = manager.startTransaction("work", "report")) {
				manager.setTag(TAG, "ann");
				assertThat(context.getBean("applicationTaskExecutor")).isInstanceOf(SimpleAsyncTaskExecutor.class);
				assertThat(CompletableFuture
					.supplyAsync(ContextOfExecutorsTests::tag,
							context.getBean("applicationTaskExecutor", Executor.class))
					.get(30, TimeUnit.SECONDS)).isEqualTo("ann");
				TaskScheduler scheduler = context.getBean(SimpleAsyncTaskScheduler.class);
				scheduler.schedule(() -> scheduled.complete(tag()), Instant.now());
				scheduler.scheduleAtFixedRate(repeated, Duration.ofMillis(5));
				assertThat(scheduled.get(30, TimeUnit.SECONDS)).isEqualTo("null");
				assertThat(repeated.runs.await(30, TimeUnit.SECONDS)).isTrue();
				assertThat(repeated.seen).containsOnly("null");
			}
		});
	}

	@Test
	void decoratorOfTheApplicationStaysPartOfEveryExecutor() {
		run(Decorated.class, (context, sentry) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			try (TransactionHandle transaction = manager.startTransaction("work", "report")) {
				manager.setTag(TAG, "ann");
				for (String name : List.of("applicationTaskExecutor", "decorated")) {
					assertThat(CompletableFuture
						.supplyAsync(ContextOfExecutorsTests::tag, context.getBean(name, Executor.class))
						.get(30, TimeUnit.SECONDS)).isEqualTo("ann");
				}
			}
			assertThat(context.getBean(Decorated.class).seen).containsExactly("bean on ann", "own on ann");
		});
	}

	@Test
	void tasksThatAQueueOrdersStayAsTheyAre() {
		run(Prioritized.class, (context, sentry) -> {
			ThreadPoolTaskExecutor executor = context.getBean("prioritized", ThreadPoolTaskExecutor.class);
			CountDownLatch done = new CountDownLatch(3);
			for (int priority = 0; priority < 3; priority++) {
				executor.execute(new Prioritized.Task(priority, done));
			}
			assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
		});
	}

	@Test
	void oneTimeTaskOfASchedulerIsPartOfTheWork() {
		run(Beans.class, (context, sentry) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			TaskScheduler scheduler = context.getBean("scheduler", TaskScheduler.class);
			CompletableFuture<String> seen = new CompletableFuture<>();
			try (TransactionHandle transaction = manager.startTransaction("work", "report")) {
				manager.setTag(TAG, "ann");
				scheduler.schedule(() -> seen.complete(tag()), Instant.now());
			}
			assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("ann");
		});
	}

	@Test
	void repeatedTasksArePartOfNoWorkAndEachRunIsItsOwn() {
		run(Beans.class, (context, sentry) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			ThreadPoolTaskScheduler scheduler = context.getBean("scheduler", ThreadPoolTaskScheduler.class);
			Duration period = Duration.ofMillis(5);
			Map<String, Repeated> tasks = Map.of("rate", new Repeated(), "delay", new Repeated(), "trigger",
					new Repeated(), "cron", new Repeated());
			try (TransactionHandle transaction = manager.startTransaction("work", "report")) {
				manager.setTag(TAG, "ann");
				scheduler.scheduleAtFixedRate(tasks.get("rate"), period);
				scheduler.scheduleWithFixedDelay(tasks.get("delay"), period);
				scheduler.schedule(tasks.get("trigger"), new PeriodicTrigger(period));
				scheduler.schedule(tasks.get("cron"), new CronTrigger("* * * * * *"));
				for (Map.Entry<String, Repeated> task : tasks.entrySet()) {
					assertThat(task.getValue().runs.await(30, TimeUnit.SECONDS)).as(task.getKey()).isTrue();
					assertThat(task.getValue().seen).as(task.getKey()).containsOnly("null");
				}
			}
		});
	}

	@Test
	void workOfARunOfARepeatedTaskIsPartOfThatRun() {
		run(Beans.class, (context, sentry) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			ThreadPoolTaskScheduler scheduler = context.getBean("scheduler", ThreadPoolTaskScheduler.class);
			CompletableFuture<String> seen = new CompletableFuture<>();
			scheduler.schedule(() -> {
				manager.setTag(TAG, "this run");
				scheduler.schedule(() -> seen.complete(tag()), Instant.now());
			}, new PeriodicTrigger(Duration.ofMillis(5)));
			assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("this run");
		});
	}

	@Test
	void executorsWorkWithoutADsn() {
		this.contextRunner.withUserConfiguration(Beans.class, Decorated.class).run((context) -> {
			for (String name : context.getBeanNamesForType(Executor.class)) {
				Supplier<String> supplier = () -> "done";
				assertThat(CompletableFuture.supplyAsync(supplier, context.getBean(name, Executor.class))
					.get(30, TimeUnit.SECONDS)).as(name).isEqualTo("done");
			}
		});
	}

	private void run(Class<?> configuration, LiveConsumer consumer) {
		try (LocalSentry sentry = LocalSentry.start()) {
			ContextConsumer<AssertableApplicationContext> onceStarted = (context) -> consumer.accept(context, sentry);
			this.contextRunner.withPropertyValues("sentry.dsn=" + sentry.dsn())
				.withUserConfiguration(configuration)
				.run(onceStarted);
		}
	}

	public static String tag() {
		AtomicReference<String> tag = new AtomicReference<>();
		Sentry.configureScope(ScopeType.COMBINED, (scope) -> tag.set(scope.getTags().get(TAG)));
		return String.valueOf(tag.get());
	}

	@FunctionalInterface
	private interface LiveConsumer {

		void accept(AssertableApplicationContext context, LocalSentry sentry) throws Exception;

	}

	private static final class Repeated implements Runnable {

		private final CountDownLatch runs = new CountDownLatch(2);

		private final List<String> seen = new CopyOnWriteArrayList<>();

		@Override
		public void run() {
			this.seen.add(tag());
			Sentry.setTag(TAG, "an earlier run");
			this.runs.countDown();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		ThreadPoolTaskExecutor pool() {
			return onePoolThread(new ThreadPoolTaskExecutor());
		}

		@Bean
		SimpleAsyncTaskExecutor threads() {
			return new SimpleAsyncTaskExecutor("threads-");
		}

		@Bean(destroyMethod = "shutdownNow")
		ExecutorService service() {
			return Executors.newSingleThreadExecutor();
		}

		@Bean
		ConcurrentTaskExecutor adapter(ExecutorService service) {
			return new ConcurrentTaskExecutor(service);
		}

		@Bean
		ThreadPoolTaskScheduler scheduler() {
			ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
			scheduler.setPoolSize(1);
			return scheduler;
		}

		@Bean(destroyMethod = "shutdownNow")
		ScheduledExecutorService scheduledService() {
			return Executors.newSingleThreadScheduledExecutor();
		}

		@Bean
		Executor bare(ExecutorService service) {
			return service::execute;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Scheduling {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class AsyncBeans {

		@Bean
		Steps steps(SentryManager manager) {
			return new Steps(manager);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class OwnAsyncExecutor {

		private final ThreadPoolTaskExecutor executor = onePoolThread(new ThreadPoolTaskExecutor());

		@Bean
		Steps steps(SentryManager manager) {
			return new Steps(manager);
		}

		@Bean
		AsyncConfigurer asyncConfigurer() {
			return new AsyncConfigurer() {

				@Override
				public Executor getAsyncExecutor() {
					OwnAsyncExecutor.this.executor.setDaemon(true);
					OwnAsyncExecutor.this.executor.initialize();
					return OwnAsyncExecutor.this.executor;
				}

			};
		}

		ThreadPoolTaskExecutor executor() {
			return this.executor;
		}

	}

	static class Steps {

		private final SentryManager manager;

		Steps(SentryManager manager) {
			this.manager = manager;
		}

		@Async
		CompletableFuture<String> first() {
			return step("first", "");
		}

		@Async
		CompletableFuture<String> second(String first) {
			return step("second", first + " ");
		}

		private CompletableFuture<String> step(String name, String before) {
			try (SpanHandle span = this.manager.startSpan("step", name)) {
				return CompletableFuture.completedFuture(before + tag());
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Decorated {

		private final List<String> seen = new CopyOnWriteArrayList<>();

		@Bean
		TaskDecorator decorator() {
			return noting("bean");
		}

		@Bean
		ThreadPoolTaskExecutor decorated() {
			ThreadPoolTaskExecutor executor = onePoolThread(new ThreadPoolTaskExecutor());
			executor.setTaskDecorator(noting("own"));
			return executor;
		}

		private TaskDecorator noting(String name) {
			return (task) -> () -> {
				this.seen.add(name + " on " + tag());
				task.run();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Prioritized {

		@Bean
		ThreadPoolTaskExecutor prioritized() {
			return onePoolThread(new ThreadPoolTaskExecutor() {
				@Override
				protected BlockingQueue<Runnable> createQueue(int queueCapacity) {
					return new PriorityBlockingQueue<>();
				}
			});
		}

		private record Task(int priority, CountDownLatch done) implements Runnable, Comparable<Task> {

			@Override
			public void run() {
				this.done.countDown();
			}

			@Override
			public int compareTo(Task other) {
				return Integer.compare(this.priority, other.priority);
			}

		}

	}

	private static ThreadPoolTaskExecutor onePoolThread(ThreadPoolTaskExecutor executor) {
		executor.setCorePoolSize(1);
		executor.setMaxPoolSize(1);
		return executor;
	}

}
