package io.github.tuxsentry.internal.autoconfigure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.executor.ContextOfExecutorsTests;
import io.github.tuxsentry.internal.executor.InstrumentedExecutor;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Executors that are beans keep their class and what it does, and take scopes along.
 */
@ExtendWith(OutputCaptureExtension.class)
class PoolsKeepTheirClassTests {

	private static final int PATIENCE = 30;

	private static RunningBot bot;

	@BeforeAll
	static void start(CapturedOutput output) {
		bot = RunningBot.start(Pools.class, "tux.sentry.sampling.other=1", "logging.level.root=info");
		for (String name : List.of("sealedOff", "sealedOffRecord", "sealedOffService", "sealedOffPool")) {
			assertThat(output).containsOnlyOnce("Scopes are not propagated to tasks of the executor '" + name + "'");
		}
	}

	@AfterAll
	static void close() {
		assertThat(bot.bean(FaultBarrier.class).count()).isZero();
		bot.close();
	}

	@ParameterizedTest
	@CsvSource({ "fixed,java.util.concurrent.ThreadPoolExecutor", "cached,java.util.concurrent.ThreadPoolExecutor",
			"byClass,java.util.concurrent.ThreadPoolExecutor",
			"scheduled,java.util.concurrent.ScheduledThreadPoolExecutor",
			"workStealing,java.util.concurrent.ForkJoinPool", "forkJoin,java.util.concurrent.ForkJoinPool",
			"ofTheBot,io.github.tuxsentry.internal.autoconfigure.Pools$PoolOfTheBot",
			"serviceOfTheBot,io.github.tuxsentry.internal.autoconfigure.Pools$ServiceOfTheBot",
			"tasks,org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor",
			"scheduler,org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler" })
	void anExecutorIsOfItsClassAndTakesScopesAlong(String name, Class<?> type) throws Exception {
		Executor executor = bot.bean(name, Executor.class);
		assertThat(executor).isInstanceOf(type);
		assertThat(bot.bean(name, type)).isSameAs(executor);
		try (TransactionHandle transaction = manager().startTransaction("work", "report")) {
			manager().setTag("who", "ann");
			assertThat(CompletableFuture.supplyAsync(ContextOfExecutorsTests::tag, executor)
				.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo("ann");
		}
		assertThat(
				CompletableFuture.supplyAsync(ContextOfExecutorsTests::tag, executor).get(PATIENCE, TimeUnit.SECONDS))
			.isEqualTo("null");
	}

	@ParameterizedTest
	@CsvSource({ "fixed,7", "byClass,7", "scheduled,7", "ofTheBot,7", "workStealing,6", "forkJoin,6" })
	void metersOfAPoolAreThoseOfTheJdks(String name, int meters) throws Exception {
		ExecutorService executor = bot.bean(name, ExecutorService.class);
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new ExecutorServiceMetrics(executor, name, List.of()).bindTo(registry);
		assertThat(registry.getMeters()).hasSize(meters);
		if (executor instanceof ThreadPoolExecutor) {
			FunctionCounter completed = registry.get("executor.completed").functionCounter();
			double before = completed.count();
			executor.submit(() -> "done").get(PATIENCE, TimeUnit.SECONDS);
			Awaitility.await().untilAsserted(() -> assertThat(completed.count()).isGreaterThan(before));
		}
	}

	@Test
	void aPoolIsInjectedByItsClass() throws Exception {
		assertThat(bot.bean(Pools.Needing.class).pool()).isSameAs(bot.bean("fixed", Executor.class));
		assertThat(bot.bean(Pools.Needing.class).forkJoin()).isSameAs(bot.bean("workStealing", Executor.class));
	}

	@Test
	void allThatAPoolIsSetToAndTellsIsThePoolsOwn() throws Exception {
		ThreadPoolExecutor pool = bot.bean("setLater", ThreadPoolExecutor.class);
		pool.setMaximumPoolSize(5);
		pool.setCorePoolSize(3);
		assertThat(pool.prestartAllCoreThreads()).isEqualTo(3);
		assertThat(pool.getPoolSize()).isEqualTo(3);
		assertThat(pool.getThreadFactory()).isNotNull();
		assertThat(pool.getQueue()).isEmpty();
		assertThat(pool.toString()).contains("Running, pool size = 3");
		assertThat(pool.equals(pool)).isTrue();
		assertThat(pool.hashCode()).isEqualTo(pool.hashCode());
		pool.submit(() -> "done").get(PATIENCE, TimeUnit.SECONDS);
		// The JDK counts a task twice while its thread is about to complete it.
		Awaitility.await().until(() -> pool.getTaskCount() == 1);
		pool.shutdown();
		assertThat(pool.isShutdown()).isTrue();
		assertThat(pool.awaitTermination(PATIENCE, TimeUnit.SECONDS)).isTrue();
		assertThat(pool.isTerminated()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "fixed", "byClass", "scheduled", "workStealing", "single", "singleScheduled", "ofTheBot",
			"serviceOfTheBot" })
	void everyWayToHandOverATaskTakesScopesAlong(String name) throws Exception {
		ExecutorService executor = bot.bean(name, ExecutorService.class);
		Callable<String> tag = ContextOfExecutorsTests::tag;
		try (TransactionHandle transaction = manager().startTransaction("work", "report")) {
			manager().setTag("who", "ann");
			List<String> seen = Collections.synchronizedList(new ArrayList<>());
			CountDownLatch executed = new CountDownLatch(1);
			executor.execute(() -> {
				seen.add(ContextOfExecutorsTests.tag());
				executed.countDown();
			});
			assertThat(executed.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
			seen.add(executor.submit(tag).get(PATIENCE, TimeUnit.SECONDS));
			executor.submit(() -> {
				seen.add(ContextOfExecutorsTests.tag());
			}).get(PATIENCE, TimeUnit.SECONDS);
			seen.add(executor.submit(() -> {
				seen.add(ContextOfExecutorsTests.tag());
			}, "ann").get(PATIENCE, TimeUnit.SECONDS));
			for (Future<String> future : executor.invokeAll(List.of(tag, tag))) {
				seen.add(future.get());
			}
			seen.add(executor.invokeAny(List.of(tag)));
			ExecutorCompletionService<String> completions = new ExecutorCompletionService<>(executor);
			completions.submit(tag);
			seen.add(completions.take().get());
			if (executor instanceof ScheduledExecutorService scheduler) {
				seen.add(scheduler.schedule(tag, 1, TimeUnit.MILLISECONDS).get(PATIENCE, TimeUnit.SECONDS));
				scheduler.schedule(() -> {
					seen.add(ContextOfExecutorsTests.tag());
				}, 1, TimeUnit.MILLISECONDS).get(PATIENCE, TimeUnit.SECONDS);
			}
			assertThat(seen).hasSizeGreaterThanOrEqualTo(9).containsOnly("ann");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "fixed", "scheduled", "workStealing", "single", "singleScheduled", "serviceOfTheBot" })
	void whatATaskThrowsIsTheCauseOfItsFuture(String name) throws Exception {
		ExecutorService executor = bot.bean(name, ExecutorService.class);
		List<Future<?>> futures = new ArrayList<>();
		futures.add(executor.submit((Callable<String>) PoolsKeepTheirClassTests::fail));
		futures.add(executor.submit((Runnable) PoolsKeepTheirClassTests::failUnchecked));
		if (executor instanceof ScheduledExecutorService scheduler) {
			futures
				.add(scheduler.schedule((Callable<String>) PoolsKeepTheirClassTests::fail, 1, TimeUnit.MILLISECONDS));
		}
		for (Future<?> future : futures) {
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> future.get(PATIENCE, TimeUnit.SECONDS))
				.havingRootCause()
				.withMessage("the task fails");
		}
		assertThatExceptionOfType(ExecutionException.class)
			.isThrownBy(() -> executor.invokeAny(List.of(PoolsKeepTheirClassTests::fail)))
			.havingRootCause()
			.withMessage("the task fails");
	}

	private static String fail() throws Exception {
		throw new Exception("the task fails");
	}

	private static void failUnchecked() {
		throw new IllegalStateException("the task fails");
	}

	@Test
	void aTaskThatComesBackFromThePoolIsTheOneThatWasHandedOver() throws Exception {
		ThreadPoolExecutor pool = bot.bean("stopped", ThreadPoolExecutor.class);
		CountDownLatch mayEnd = new CountDownLatch(1);
		pool.execute(() -> await(mayEnd));
		Named removed = new Named("removed");
		Named left = new Named("left");
		pool.execute(removed);
		pool.execute(left);
		assertThat(pool.getQueue()).hasSize(2);
		assertThat(pool.remove(new Named("unknown"))).isFalse();
		assertThat(pool.remove(removed)).isTrue();
		assertThat(pool.getQueue()).hasSize(1).allSatisfy((task) -> assertThat(task).hasToString("left"));
		Future<?> cancelled = pool.submit(() -> "never");
		cancelled.cancel(false);
		pool.purge();
		assertThat(pool.getQueue()).hasSize(1);
		assertThat(pool.shutdownNow()).containsExactly(left);
		mayEnd.countDown();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(PATIENCE, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void futuresOfASchedulerAreItsOwn() throws Exception {
		ScheduledThreadPoolExecutor scheduler = bot.bean("scheduled", ScheduledThreadPoolExecutor.class);
		scheduler.setRemoveOnCancelPolicy(true);
		ScheduledFuture<?> future = scheduler.schedule(() -> {
		}, 1, TimeUnit.HOURS);
		assertThat(scheduler.remove((Runnable) future)).isTrue();
		ScheduledFuture<?> cancelled = scheduler.schedule(() -> "never", 1, TimeUnit.HOURS);
		cancelled.cancel(false);
		assertThat(scheduler.getQueue()).isEmpty();
		List<String> seen = new CopyOnWriteArrayList<>();
		CountDownLatch runs = new CountDownLatch(2);
		try (TransactionHandle transaction = manager().startTransaction("work", "report")) {
			manager().setTag("who", "ann");
			scheduler.scheduleAtFixedRate(() -> {
				seen.add(ContextOfExecutorsTests.tag());
				runs.countDown();
			}, 0, 5, TimeUnit.MILLISECONDS);
			assertThat(runs.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(seen).containsOnly("null");
	}

	@Test
	void forkedTasksStayWhatOthersWaitFor() throws Exception {
		ForkJoinPool pool = bot.bean("forkJoin", ForkJoinPool.class);
		try (TransactionHandle transaction = manager().startTransaction("work", "report")) {
			manager().setTag("who", "ann");
			assertThat(pool.invoke(new Tag())).isEqualTo("ann");
			Tag submitted = new Tag();
			assertThat(pool.submit(submitted)).isSameAs(submitted);
			assertThat(submitted.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo("ann");
			Tag executed = new Tag();
			pool.execute(executed);
			assertThat(executed.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo("ann");
			ForkJoinTask<String> adapted = pool.submit((Callable<String>) ContextOfExecutorsTests::tag);
			assertThat(adapted.join()).isEqualTo("ann");
			assertThat(pool.submit(() -> List.of(1, 2, 3).parallelStream().mapToInt((i) -> i).sum()).join())
				.isEqualTo(6);
		}
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> pool.invoke(new Failing()))
			.havingRootCause()
			.withMessage("the task fails");
		assertThat(pool.getParallelism()).isEqualTo(2);
	}

	@Test
	void tasksOfSpringsExecutorsAreCountedAsBefore() throws Exception {
		ThreadPoolTaskExecutor tasks = bot.bean("tasks", ThreadPoolTaskExecutor.class);
		tasks.submit(() -> "done").get(PATIENCE, TimeUnit.SECONDS);
		assertThat(tasks.getThreadPoolExecutor()).isNotInstanceOf(InstrumentedExecutor.class);
		Awaitility.await()
			.untilAsserted(() -> assertThat(
					bot.bean(MeterRegistry.class).find("bot.task.executions").tag("task", "tasks").meters())
				.isNotEmpty());
	}

	@ParameterizedTest
	@ValueSource(classes = { Pools.SealedOff.class, Pools.SealedOffRecord.class, Pools.SealedOffService.class,
			Pools.SealedOffPool.class })
	void anExecutorThatNothingCanStandForStaysAsItIs(Class<?> type) {
		String name = StringUtils.uncapitalize(type.getSimpleName());
		assertThat(bot.bean(name, Executor.class)).isExactlyInstanceOf(type)
			.isNotInstanceOf(InstrumentedExecutor.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "single", "singleScheduled", "lambda" })
	void anExecutorWhoseClassNobodyCanNameTakesScopesAlong(String name) {
		assertThat(bot.bean(name, Executor.class)).isInstanceOf(InstrumentedExecutor.class);
	}

	@Test
	void poolsWorkWithoutADsn() {
		BotContext.withoutDsn().withUserConfiguration(Pools.class).run((context) -> {
			for (String name : context.getBeanNamesForType(ExecutorService.class)) {
				assertThat(context.getBean(name, ExecutorService.class)
					.submit(() -> "done")
					.get(PATIENCE, TimeUnit.SECONDS)).as(name).isEqualTo("done");
			}
		});
	}

	private static SentryManager manager() {
		return bot.bean(SentryManager.class);
	}

	private record Named(String name) implements Runnable {

		@Override
		public void run() {
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	private static final class Tag extends RecursiveTask<String> {

		@Override
		protected String compute() {
			return ContextOfExecutorsTests.tag();
		}

	}

	private static final class Failing extends RecursiveTask<String> {

		@Override
		protected String compute() {
			throw new IllegalStateException("the task fails");
		}

	}

}
