package io.github.tuxsentry.internal.executor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tasks that executors drop do not hold the work open that they are part of.
 */
class DroppedTasksTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Duration SEVERAL_CHECKS = Duration.ofMillis(1200);

	private final ApplicationContextRunner contextRunner = BotContext.withoutDsn()
		.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
		.withUserConfiguration(Beans.class);

	private final Work work = new Work();

	private final CountDownLatch busy = new CountDownLatch(1);

	@AfterEach
	void letThreadsEnd() {
		this.busy.countDown();
	}

	@ParameterizedTest
	@EnumSource(Submission.class)
	void shutdownOfAPoolReleasesTheTasksThatItDrops(Submission submission) {
		run((context) -> {
			ExecutorService pool = context.getBean("pool", ExecutorService.class);
			occupy(pool);
			within(() -> submission.submit(pool));
			assertThat(this.work.holds()).isEqualTo(1);
			pool.shutdownNow();
			awaitRelease();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "springPool", "springScheduler", "scheduledPool", "forkJoinPool" })
	void shutdownOfEveryKindOfExecutorReleasesTheTasksThatItDrops(String name) {
		run((context) -> {
			Object bean = context.getBean(name);
			ThreadPoolTaskExecutor springPool = (bean instanceof ThreadPoolTaskExecutor pool) ? pool : null;
			ExecutorService executor = (springPool != null) ? springPool.getThreadPoolExecutor()
					: (bean instanceof ThreadPoolTaskScheduler scheduler) ? scheduler.getScheduledExecutor()
							: (ExecutorService) bean;
			occupy((springPool != null) ? springPool : (Executor) bean);
			within(() -> {
				if (springPool != null) {
					springPool.submit(DroppedTasksTests::doNothing);
				}
				else {
					((bean instanceof ThreadPoolTaskScheduler scheduler) ? (Executor) scheduler : executor)
						.execute(DroppedTasksTests::doNothing);
				}
			});
			assertThat(this.work.holds()).isEqualTo(1);
			executor.shutdownNow();
			this.busy.countDown();
			awaitRelease();
		});
	}

	@Test
	void rejectedTasksAreReleased() {
		run((context) -> {
			ThreadPoolExecutor pool = context.getBean("small", ThreadPoolExecutor.class);
			ThreadPoolTaskExecutor springPool = context.getBean("smallSpringPool", ThreadPoolTaskExecutor.class);
			occupy(pool);
			occupy(springPool);
			within(() -> {
				assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> {
					pool.execute(DroppedTasksTests::doNothing);
					pool.execute(DroppedTasksTests::doNothing);
				});
				assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> {
					springPool.execute(DroppedTasksTests::doNothing);
					springPool.execute(DroppedTasksTests::doNothing);
				});
			});
			Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(this.work.holds()).isEqualTo(2));
			this.busy.countDown();
			awaitRelease();
		});
	}

	@ParameterizedTest
	@EnumSource(Policy.class)
	void tasksThatAPolicyDropsInSilenceAreReleased(Policy policy) {
		run((context) -> {
			ThreadPoolExecutor pool = context.getBean("small", ThreadPoolExecutor.class);
			pool.setRejectedExecutionHandler(policy.handler);
			ThreadPoolTaskExecutor springPool = context.getBean("smallSpringPool", ThreadPoolTaskExecutor.class);
			springPool.getThreadPoolExecutor().setRejectedExecutionHandler(policy.handler);
			occupy(pool);
			occupy(springPool);
			within(() -> {
				for (int i = 0; i < 4; i++) {
					pool.execute(DroppedTasksTests::doNothing);
					springPool.execute(DroppedTasksTests::doNothing);
				}
			});
			Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(this.work.holds()).isEqualTo(2));
			this.busy.countDown();
			awaitRelease();
		});
	}

	@Test
	void futuresThatAreCanceledBeforeTheyRunAreReleased() {
		run((context) -> {
			ExecutorService pool = context.getBean("pool", ExecutorService.class);
			ThreadPoolTaskExecutor springPool = context.getBean("springPool", ThreadPoolTaskExecutor.class);
			ThreadPoolTaskScheduler scheduler = context.getBean("springScheduler", ThreadPoolTaskScheduler.class);
			ScheduledExecutorService scheduled = context.getBean("scheduledPool", ScheduledExecutorService.class);
			List.of(pool, springPool, scheduler, scheduled).forEach(this::occupy);
			within(() -> {
				List<Future<?>> futures = List.of(pool.submit(DroppedTasksTests::doNothing),
						pool.submit(() -> "called"), springPool.submit(DroppedTasksTests::doNothing),
						scheduler.schedule(DroppedTasksTests::doNothing, Instant.now().minusSeconds(1)),
						scheduled.submit(DroppedTasksTests::doNothing));
				assertThat(this.work.holds()).isEqualTo(5);
				futures.forEach((future) -> future.cancel(false));
			});
			awaitRelease();
		});
	}

	@Test
	void theOtherTasksOfInvokeAnyAreReleased() throws Exception {
		run((context) -> {
			ExecutorService pool = context.getBean("pool", ExecutorService.class);
			Callable<String> quick = () -> "done";
			within(() -> {
				try {
					assertThat(pool.invokeAny(List.of(quick, quick, quick, quick))).isEqualTo("done");
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			});
			awaitRelease();
		});
	}

	@Test
	void scheduledTasksHoldNothingOpenUntilTheirTime() {
		run((context) -> {
			ThreadPoolTaskScheduler scheduler = context.getBean("springScheduler", ThreadPoolTaskScheduler.class);
			ScheduledExecutorService scheduled = context.getBean("scheduledPool", ScheduledExecutorService.class);
			within(() -> {
				scheduler.schedule(DroppedTasksTests::doNothing, Instant.now().plusSeconds(3600));
				scheduled.schedule(DroppedTasksTests::doNothing, 1, TimeUnit.HOURS);
				assertThat(this.work.holds()).isZero();
			});
		});
	}

	@Test
	void tasksThatOnlyWaitForAThreadAreNotDropped() {
		run((context) -> {
			ExecutorService pool = context.getBean("pool", ExecutorService.class);
			ThreadPoolTaskExecutor springPool = context.getBean("springPool", ThreadPoolTaskExecutor.class);
			ThreadPoolTaskScheduler scheduler = context.getBean("springScheduler", ThreadPoolTaskScheduler.class);
			ScheduledExecutorService scheduled = context.getBean("scheduledPool", ScheduledExecutorService.class);
			ForkJoinPool forkJoinPool = context.getBean("forkJoinPool", ForkJoinPool.class);
			List.of(pool, springPool, scheduler, scheduled, forkJoinPool).forEach(this::occupy);
			within(() -> {
				pool.execute(DroppedTasksTests::doNothing);
				pool.submit(DroppedTasksTests::doNothing);
				springPool.execute(DroppedTasksTests::doNothing);
				springPool.submit(DroppedTasksTests::doNothing);
				scheduler.execute(DroppedTasksTests::doNothing);
				scheduled.execute(DroppedTasksTests::doNothing);
				scheduled.submit(DroppedTasksTests::doNothing);
				forkJoinPool.execute(DroppedTasksTests::doNothing);
			});
			Awaitility.await()
				.during(SEVERAL_CHECKS)
				.atMost(TIMEOUT)
				.untilAsserted(() -> assertThat(this.work.holds()).isEqualTo(8));
			this.busy.countDown();
			awaitRelease();
		});
	}

	private static void doNothing() {
	}

	private void occupy(Object executor) {
		CountDownLatch begun = new CountDownLatch(1);
		((Executor) executor).execute(() -> {
			begun.countDown();
			while (this.busy.getCount() > 0) {
				try {
					this.busy.await();
				}
				catch (InterruptedException ex) {
					// Nothing stops this task.
				}
			}
		});
		try {
			assertThat(begun.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void within(Runnable submissions) {
		try (UnitOfWork.Entered entered = UnitOfWork.enter(this.work)) {
			submissions.run();
		}
	}

	private void awaitRelease() {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(this.work.holds()).isZero());
	}

	private void run(ContextConsumer<AssertableApplicationContext> consumer) {
		this.contextRunner.run((context) -> {
			try {
				consumer.accept(context);
			}
			finally {
				this.busy.countDown();
			}
		});
	}

	enum Submission {

		EXECUTE, SUBMIT, SUBMIT_WITH_RESULT, CALLABLE;

		void submit(ExecutorService pool) {
			switch (this) {
				case EXECUTE -> pool.execute(DroppedTasksTests::doNothing);
				case SUBMIT -> pool.submit(DroppedTasksTests::doNothing);
				case SUBMIT_WITH_RESULT -> pool.submit(DroppedTasksTests::doNothing, "done");
				case CALLABLE -> pool.submit(() -> "called");
			}
		}

	}

	enum Policy {

		DISCARD(new ThreadPoolExecutor.DiscardPolicy()), DISCARD_OLDEST(new ThreadPoolExecutor.DiscardOldestPolicy());

		private final RejectedExecutionHandler handler;

		Policy(RejectedExecutionHandler handler) {
			this.handler = handler;
		}

	}

	private static final class Work extends UnitOfWork {

		private final AtomicInteger holds = new AtomicInteger();

		private volatile boolean ended;

		@Override
		public boolean hold() {
			this.holds.incrementAndGet();
			return true;
		}

		@Override
		public void release() {
			this.holds.decrementAndGet();
		}

		@Override
		public void failed(Throwable thrown) {
			throw new UnsupportedOperationException("nothing fails");
		}

		@Override
		public boolean isEnded() {
			return this.ended;
		}

		int holds() {
			return this.holds.get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean(destroyMethod = "shutdownNow")
		ExecutorService pool() {
			return new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
		}

		@Bean(destroyMethod = "shutdownNow")
		ThreadPoolExecutor small() {
			return new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(1));
		}

		@Bean
		ThreadPoolTaskExecutor springPool() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setCorePoolSize(1);
			executor.setMaxPoolSize(1);
			return executor;
		}

		@Bean
		ThreadPoolTaskExecutor smallSpringPool() {
			ThreadPoolTaskExecutor executor = springPool();
			executor.setQueueCapacity(1);
			return executor;
		}

		@Bean
		ThreadPoolTaskScheduler springScheduler() {
			return new ThreadPoolTaskScheduler();
		}

		@Bean(destroyMethod = "shutdownNow")
		ScheduledExecutorService scheduledPool() {
			return Executors.newScheduledThreadPool(1);
		}

		@Bean(destroyMethod = "shutdownNow")
		ForkJoinPool forkJoinPool() {
			return new ForkJoinPool(1);
		}

	}

}
