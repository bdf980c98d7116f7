package io.github.tuxsentry.internal.executor;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.tracing.ContextExecutorService;
import io.github.tuxsentry.internal.tracing.TaskContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ExecutorProxies} with the pools of other bots.
 */
class ExecutorProxiesTests {

	private final Contexts contexts = new Contexts();

	private final ExecutorProxies proxies = new ExecutorProxies(this.contexts);

	private final CountDownLatch started = new CountDownLatch(1);

	private final CountDownLatch proceed = new CountDownLatch(1);

	@Test
	void taskOfAForkJoinPoolIsCanceledWithThePool() throws Exception {
		ForkJoinPool pool = (ForkJoinPool) this.proxies.proxy(new ForkJoinPool(1), "pool", false);
		pool.execute(this::occupy);
		this.started.await();
		ForkJoinTask<Void> task = pool.submit(new Nothing());
		pool.shutdownNow();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> task.get(20, TimeUnit.SECONDS));
		this.proceed.countDown();
	}

	@Test
	void taskOfAForkJoinPoolRunsOnce() throws Exception {
		ForkJoinPool pool = (ForkJoinPool) this.proxies.proxy(new ForkJoinPool(1), "pool", false);
		Nothing task = new Nothing();
		assertThat(pool.submit(task)).isSameAs(task);
		task.get(20, TimeUnit.SECONDS);
		assertThat(task.runs).isEqualTo(1);
		assertThat(this.contexts.runs).isEqualTo(1);
		pool.shutdownNow();
	}

	@Test
	void poolThatAccessesItsTasksIsLeftUnchanged() {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {

			@Override
			protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
				return new FutureTask<>(callable);
			}

		};
		assertThat(this.proxies.proxy(pool, "pool", true)).isSameAs(pool);
		pool.shutdownNow();
	}

	static Stream<BlockingQueue<?>> orderedQueues() {
		return Stream.of(new PriorityBlockingQueue<>(), new DelayQueue<>());
	}

	@ParameterizedTest
	@MethodSource("orderedQueues")
	void poolThatOrdersItsTasksIsLeftUnchanged(BlockingQueue<Runnable> queue) {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, queue);
		assertThat(this.proxies.proxy(pool, "pool", true)).isSameAs(pool);
	}

	static Stream<BlockingQueue<?>> queues() {
		return Stream.of(new LinkedBlockingQueue<>(), new LinkedBlockingDeque<>(), new LinkedTransferQueue<>(),
				new ArrayBlockingQueue<>(1), new SynchronousQueue<>());
	}

	@ParameterizedTest
	@MethodSource("queues")
	void otherPoolsPropagateContexts(BlockingQueue<Runnable> queue) throws Exception {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, queue);
		ExecutorService proxy = (ExecutorService) this.proxies.proxy(pool, "pool", true);
		assertThat(proxy.submit(() -> "done").get(20, TimeUnit.SECONDS)).isEqualTo("done");
		assertThat(this.contexts.runs).isEqualTo(1);
		pool.shutdownNow();
	}

	@Test
	void schedulerPropagatesContexts() throws Exception {
		ExecutorService proxy = (ExecutorService) this.proxies.proxy(Executors.newScheduledThreadPool(1), "pool", true);
		assertThat(proxy.submit(() -> "done").get(20, TimeUnit.SECONDS)).isEqualTo("done");
		assertThat(this.contexts.runs).isEqualTo(1);
		proxy.shutdownNow();
	}

	@Test
	void tasksThatAWrappedPoolHasNotStartedAreThoseThatWereSubmitted() throws Exception {
		ExecutorService pool = ContextExecutorService.wrap(Executors.newSingleThreadExecutor(), this.contexts);
		pool.execute(this::occupy);
		this.started.await();
		Future<?> waiting = pool.submit(() -> {
		});
		List<Runnable> tasks = pool.shutdownNow();
		assertThat(tasks).singleElement().isSameAs(waiting);
		this.proceed.countDown();
	}

	private void occupy() {
		this.started.countDown();
		boolean interrupted = false;
		while (this.proceed.getCount() > 0) {
			try {
				this.proceed.await();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static final class Nothing extends RecursiveAction {

		private static final long serialVersionUID = 1L;

		private int runs;

		@Override
		protected void compute() {
			this.runs++;
		}

	}

	private static final class Contexts implements TaskContext.Factory {

		private volatile int runs;

		@Override
		public TaskContext capture() {
			return new TaskContext() {

				@Override
				public void run(Runnable task) {
					Contexts.this.runs++;
					task.run();
				}

				@Override
				public boolean isHolding() {
					return false;
				}

				@Override
				public void release() {
				}

			};
		}

	}

}
