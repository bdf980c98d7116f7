package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Executors of a bot, of every make.
 */
@Configuration(proxyBeanMethods = false)
class Pools {

	@Bean(destroyMethod = "shutdownNow")
	ExecutorService fixed() {
		return Executors.newFixedThreadPool(1);
	}

	@Bean(destroyMethod = "shutdownNow")
	Executor cached() {
		return Executors.newCachedThreadPool();
	}

	@Bean(destroyMethod = "shutdownNow")
	ThreadPoolExecutor byClass() {
		return (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
	}

	@Bean(destroyMethod = "shutdownNow")
	ThreadPoolExecutor setLater() {
		return byClass();
	}

	@Bean(destroyMethod = "shutdownNow")
	ThreadPoolExecutor stopped() {
		return byClass();
	}

	@Bean(destroyMethod = "shutdownNow")
	ScheduledExecutorService scheduled() {
		return Executors.newScheduledThreadPool(1);
	}

	@Bean(destroyMethod = "shutdownNow")
	ExecutorService workStealing() {
		return Executors.newWorkStealingPool(1);
	}

	@Bean(destroyMethod = "shutdownNow")
	ForkJoinPool forkJoin() {
		return new ForkJoinPool(2);
	}

	@Bean(destroyMethod = "shutdownNow")
	ExecutorService single() {
		return Executors.newSingleThreadExecutor();
	}

	@Bean(destroyMethod = "shutdownNow")
	ScheduledExecutorService singleScheduled() {
		return Executors.newSingleThreadScheduledExecutor();
	}

	@Bean(destroyMethod = "shutdownNow")
	PoolOfTheBot ofTheBot() {
		return new PoolOfTheBot();
	}

	@Bean(destroyMethod = "shutdownNow")
	ExecutorService serviceOfTheBot() {
		return new ServiceOfTheBot();
	}

	@Bean
	ThreadPoolTaskExecutor tasks() {
		return new ThreadPoolTaskExecutor();
	}

	@Bean
	ThreadPoolTaskScheduler scheduler() {
		return new ThreadPoolTaskScheduler();
	}

	@Bean
	Executor sealedOff() {
		return new SealedOff();
	}

	@Bean
	Executor sealedOffRecord() {
		return new SealedOffRecord("inline");
	}

	@Bean(destroyMethod = "shutdownNow")
	ExecutorService sealedOffService() {
		return new SealedOffService();
	}

	@Bean(destroyMethod = "shutdownNow")
	ExecutorService sealedOffPool() {
		return SealedOffPool.create();
	}

	@Bean
	Executor lambda() {
		return Runnable::run;
	}

	@Bean
	Needing needing(ExecutorService fixed, ExecutorService workStealing) {
		return new Needing((ThreadPoolExecutor) fixed, (ForkJoinPool) workStealing);
	}

	/**
	 * A pool of a class of its own.
	 */
	static class PoolOfTheBot extends ThreadPoolExecutor {

		PoolOfTheBot() {
			super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
		}

	}

	/**
	 * An executor of another make.
	 */
	static class ServiceOfTheBot extends AbstractExecutorService {

		private final ExecutorService delegate = Executors.newSingleThreadExecutor();

		@Override
		public void execute(Runnable task) {
			this.delegate.execute(task);
		}

		@Override
		public void shutdown() {
			this.delegate.shutdown();
		}

		@Override
		public List<Runnable> shutdownNow() {
			return this.delegate.shutdownNow();
		}

		@Override
		public boolean isShutdown() {
			return this.delegate.isShutdown();
		}

		@Override
		public boolean isTerminated() {
			return this.delegate.isTerminated();
		}

		@Override
		public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
			return this.delegate.awaitTermination(timeout, unit);
		}

	}

	public static final class SealedOff implements Executor {

		@Override
		public void execute(Runnable task) {
			task.run();
		}

	}

	record SealedOffRecord(String name) implements Executor {

		@Override
		public void execute(Runnable task) {
			task.run();
		}

	}

	static final class SealedOffService extends ServiceOfTheBot {

	}

	static class SealedOffPool extends ThreadPoolExecutor {

		private SealedOffPool() {
			super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
		}

		static ExecutorService create() {
			return new SealedOffPool();
		}

	}

	record Needing(ThreadPoolExecutor pool, ForkJoinPool forkJoin) {
	}

}
