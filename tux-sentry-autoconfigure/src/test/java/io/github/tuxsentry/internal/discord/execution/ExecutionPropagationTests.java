package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.tracing.UnitOfWork;
import net.dv8tion.jda.api.sharding.ThreadPoolProvider;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExecutionPropagation}.
 */
class ExecutionPropagationTests {

	private final Commands commands = new Commands((name, reason, elapsed) -> {
	});

	private final ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor();

	@AfterEach
	void shutdown() {
		this.own.shutdownNow();
	}

	@Test
	void aPoolIsWrappedOnce() {
		ExecutorService pool = ExecutionPropagation.pool(this.own);
		assertThat(ExecutionPropagation.isWrapped(this.own)).isFalse();
		assertThat(ExecutionPropagation.isWrapped(pool)).isTrue();
		assertThat(ExecutionPropagation.pool(pool)).isSameAs(pool);
		ScheduledExecutorService scheduler = ExecutionPropagation.scheduler(this.own);
		assertThat(ExecutionPropagation.isWrapped(scheduler)).isTrue();
		assertThat(ExecutionPropagation.scheduler(scheduler)).isSameAs(scheduler);
	}

	@Test
	void aTaskHoldsItsCommandOpenUntilItHasRun() throws Exception {
		ExecutorService pool = ExecutionPropagation.pool(this.own);
		CountDownLatch proceed = new CountDownLatch(1);
		CommandExecution command = start();
		Future<?>[] result = new Future<?>[1];
		command.run(new ListenerCalls(() -> result[0] = pool.submit(() -> {
			assertThat(UnitOfWork.current()).isSameAs(command);
			return proceed.await(30, TimeUnit.SECONDS);
		}), () -> {
		}));
		assertThat(command.isEnded()).isFalse();
		proceed.countDown();
		assertThat(result[0].get(30, TimeUnit.SECONDS)).isEqualTo(true);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(command::isEnded);
	}

	@Test
	void aTaskThatIsCanceledReleasesItsCommand() throws Exception {
		ExecutorService pool = ExecutionPropagation.pool(this.own);
		CountDownLatch proceed = new CountDownLatch(1);
		this.own.submit(() -> proceed.await(30, TimeUnit.SECONDS));
		CommandExecution command = start();
		command.run(new ListenerCalls(() -> pool.submit(() -> {
		}).cancel(false), () -> {
		}));
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(command::isEnded);
		proceed.countDown();
	}

	@Test
	void aDelayedTaskDoesNotHoldItsCommandOpen() throws Exception {
		ScheduledExecutorService scheduler = ExecutionPropagation.scheduler(this.own);
		CountDownLatch proceed = new CountDownLatch(1);
		this.own.submit(() -> proceed.await(30, TimeUnit.SECONDS));
		CommandExecution command = start();
		Future<?>[] result = new Future<?>[1];
		command.run(new ListenerCalls(() -> result[0] = scheduler.schedule(() -> {
			CommandExecution delayed = CommandExecution.current();
			assertThat(delayed).isNotNull().isNotSameAs(command);
			return delayed.isDelayedWorkOf(command);
		}, 20, TimeUnit.MILLISECONDS), () -> {
		}));
		assertThat(command.isEnded()).isTrue();
		proceed.countDown();
		assertThat(result[0].get(30, TimeUnit.SECONDS)).isEqualTo(true);
	}

	@Test
	void aTaskOutsideOfCommandsIsPartOfNone() throws Exception {
		ScheduledExecutorService scheduler = ExecutionPropagation.scheduler(this.own);
		assertThat(scheduler.submit(() -> UnitOfWork.current() == null).get(30, TimeUnit.SECONDS)).isTrue();
		assertThat(scheduler.schedule(() -> UnitOfWork.current() == null, 1, TimeUnit.MILLISECONDS)
			.get(30, TimeUnit.SECONDS)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void thePoolsOfAProviderAreWrapped(boolean shutdown) {
		ThreadPoolProvider<ExecutorService> provider = ExecutionPropagation.provider(provider(this.own, shutdown),
				ExecutionPropagation::pool);
		assertThat(ExecutionPropagation.isWrapped(provider.provide(3))).isTrue();
		assertThat(provider.shouldShutdownAutomatically(3)).isEqualTo(shutdown);
		assertThat(provider.shouldShutdownAutomatically(4)).isFalse();
		assertThat(ExecutionPropagation.provider(provider(null, shutdown), ExecutionPropagation::pool).provide(3))
			.isNull();
	}

	@Test
	void thePoolOfAllShardsIsWrapped() {
		int[] shards = new int[1];
		ThreadPoolProvider<ExecutorService> provider = ExecutionPropagation
			.provider(ThreadPoolProvider.<ExecutorService>lazy((total) -> {
				shards[0] = total;
				return this.own;
			}), ExecutionPropagation::pool);
		assertThat(provider).isInstanceOfSatisfying(ThreadPoolProvider.LazySharedProvider.class,
				(shared) -> shared.init(16));
		assertThat(shards[0]).isEqualTo(16);
		assertThat(ExecutionPropagation.isWrapped(provider.provide(0))).isTrue();
		assertThat(provider.provide(1)).isSameAs(provider.provide(0));
	}

	@Test
	void thePoolOfAllShardsIsCreatedAgainForAnotherBotOfTheSameBuilder() {
		List<ExecutorService> created = new ArrayList<>();
		ThreadPoolProvider<ExecutorService> provider = ExecutionPropagation
			.provider(ThreadPoolProvider.<ExecutorService>lazy((total) -> {
				created.add(Executors.newSingleThreadExecutor());
				return created.get(created.size() - 1);
			}), ExecutionPropagation::pool);
		assertThat(provider).isInstanceOfSatisfying(ThreadPoolProvider.LazySharedProvider.class, (shared) -> {
			shared.init(1);
			shared.shutdown();
			shared.init(1);
		});
		assertThat(created).hasSize(2).first().satisfies((pool) -> assertThat(pool.isShutdown()).isTrue());
		assertThat(provider.provide(0).isShutdown()).isFalse();
		created.forEach(ExecutorService::shutdownNow);
	}

	private CommandExecution start() {
		CommandExecution command = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		assertThat(command).isNotNull();
		return command;
	}

	private static ThreadPoolProvider<ExecutorService> provider(@Nullable ExecutorService pool, boolean shutdown) {
		return new ThreadPoolProvider<>() {

			@Override
			public @Nullable ExecutorService provide(int shardId) {
				return pool;
			}

			@Override
			public boolean shouldShutdownAutomatically(int shardId) {
				return shutdown && shardId == 3;
			}

		};
	}

}
