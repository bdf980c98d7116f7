package io.github.tuxsentry.internal.discord.execution;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import io.github.tuxsentry.internal.tracing.ContextExecutorService;
import io.github.tuxsentry.internal.tracing.TaskContext;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.ThreadPoolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Wrappers for the executors and REST configuration of a bot, which propagate command
 * executions. Wrapping twice has no effect.
 */
public final class ExecutionPropagation {

	private static final TaskContext.Factory EXECUTION = new ExecutionContexts();

	private ExecutionPropagation() {
	}

	/**
	 * Wrap a pool.
	 * @param pool the pool
	 * @return the wrapped pool, whose tasks belong to the execution that submitted them
	 */
	public static ExecutorService pool(ExecutorService pool) {
		return ContextExecutorService.wrap(pool, EXECUTION);
	}

	/**
	 * Return whether a pool is wrapped.
	 * @param pool the pool
	 * @return {@code true} if its tasks belong to the execution that submitted them
	 */
	public static boolean isWrapped(ExecutorService pool) {
		return ContextExecutorService.isWrapped(pool, EXECUTION);
	}

	/**
	 * Wrap a scheduler.
	 * @param scheduler the scheduler
	 * @return the wrapped scheduler, whose one-time tasks belong to the execution that
	 * submitted them
	 */
	public static ScheduledExecutorService scheduler(ScheduledExecutorService scheduler) {
		return ContextExecutorService.wrap(scheduler, EXECUTION);
	}

	/**
	 * Configure calls to be tracked.
	 * @param config the configuration, which is modified
	 * @param calls records spans and metrics of the calls
	 * @return the same configuration
	 */
	public static RestConfig rest(RestConfig config, RestCalls calls) {
		return config.setRateLimiterFactory(TrackingRateLimiter.Factory.around(config, calls));
	}

	/**
	 * Wrap the pools of a provider.
	 * @param <T> the type of the pools
	 * @param provider the provider
	 * @param wrap the function that wraps a pool
	 * @return a provider of the wrapped pools, which shuts them down like the original
	 * one
	 */
	public static <T extends ExecutorService> ThreadPoolProvider<T> provider(ThreadPoolProvider<? extends T> provider,
			UnaryOperator<T> wrap) {
		if (provider instanceof ThreadPoolProvider.LazySharedProvider<? extends T> shared) {
			return ThreadPoolProvider.lazy((total) -> wrapIfAny(poolOf(shared, total), wrap));
		}
		return new ThreadPoolProvider<>() {

			@Override
			public @Nullable T provide(int shardId) {
				return wrapIfAny(provider.provide(shardId), wrap);
			}

			@Override
			public boolean shouldShutdownAutomatically(int shardId) {
				return provider.shouldShutdownAutomatically(shardId);
			}

		};
	}

	private static <T extends ExecutorService> @Nullable T poolOf(ThreadPoolProvider.LazySharedProvider<T> shared,
			int total) {
		shared.init(total);
		T pool = shared.provide(0);
		if (pool != null && pool.isShutdown()) {
			// The wrapped pool of a previous bot of the same builder was shut down.
			shared.shutdown();
			shared.init(total);
			pool = shared.provide(0);
		}
		return pool;
	}

	private static <T> @Nullable T wrapIfAny(@Nullable T pool, UnaryOperator<T> wrap) {
		return (pool != null) ? wrap.apply(pool) : null;
	}

	/**
	 * Factory for the contexts of tasks.
	 */
	private static final class ExecutionContexts implements TaskContext.Factory {

		@Override
		public @Nullable TaskContext capture() {
			CommandExecution execution = CommandExecution.current();
			return (execution != null && execution.hold()) ? new ExecutionContext(execution) : null;
		}

		@Override
		public @Nullable TaskContext captureDelayed() {
			CommandExecution execution = CommandExecution.current();
			return (execution != null) ? execution::runDelayed : null;
		}

	}

	/**
	 * Context of a task that belongs to a command execution, which it holds open until it
	 * is released.
	 */
	private static final class ExecutionContext implements TaskContext {

		private final CommandExecution execution;

		private final AtomicBoolean released = new AtomicBoolean();

		ExecutionContext(CommandExecution execution) {
			this.execution = execution;
		}

		@Override
		public void run(Runnable task) {
			this.execution.runWithin(task);
		}

		@Override
		public boolean isHolding() {
			return !this.released.get() && !this.execution.isEnded();
		}

		@Override
		public void release() {
			if (this.released.compareAndSet(false, true)) {
				this.execution.release();
			}
		}

	}

}
