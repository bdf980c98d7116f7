package io.github.tuxsentry.internal.discord.execution;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import io.github.tuxsentry.internal.tracing.ContextExecutorService;
import io.github.tuxsentry.internal.tracing.ContextScheduledExecutorService;
import io.github.tuxsentry.internal.tracing.TaskContext;
import io.github.tuxsentry.internal.tracing.TaskContextFactory;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.ThreadPoolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Wraps what a bot is built from, so that work is carried through it. Wrapping twice
 * changes nothing.
 */
public final class Carrying {

	private static final TaskContextFactory EXECUTION = Carrying::capture;

	private Carrying() {
	}

	/**
	 * Wraps a pool.
	 * @param pool the pool
	 * @return one whose tasks go on with the work they were started from
	 */
	public static ExecutorService pool(ExecutorService pool) {
		return ContextExecutorService.wrap(pool, EXECUTION);
	}

	/**
	 * Wraps a scheduler.
	 * @param scheduler the scheduler
	 * @return one whose one-time tasks go on with the work they were started from
	 */
	public static ScheduledExecutorService scheduler(ScheduledExecutorService scheduler) {
		return ContextScheduledExecutorService.wrap(scheduler, EXECUTION);
	}

	private static @Nullable TaskContext capture() {
		CommandExecution execution = CommandExecution.current();
		return (execution != null && execution.hold()) ? new ExecutionContext(execution) : null;
	}

	/**
	 * Makes a REST configuration track its calls.
	 * @param config the configuration, which is changed
	 * @param calls makes spans and metrics of the calls
	 * @return the same configuration
	 */
	public static RestConfig rest(RestConfig config, RestCalls calls) {
		return config.setRateLimiterFactory(TrackingRateLimiter.Factory.around(config.getRateLimiterFactory(), calls));
	}

	/**
	 * Wraps the pools of a provider.
	 * @param <T> the type of the pools
	 * @param provider the provider
	 * @param wrap wraps one pool
	 * @return one that provides the wrapped pools and shuts them down as before
	 */
	public static <T extends ExecutorService> ThreadPoolProvider<T> provider(ThreadPoolProvider<? extends T> provider,
			UnaryOperator<T> wrap) {
		if (provider instanceof ThreadPoolProvider.LazySharedProvider<? extends T> shared) {
			return ThreadPoolProvider.lazy((total) -> {
				shared.init(total);
				return wrapIfAny(shared.provide(0), wrap);
			});
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

	private static <T> @Nullable T wrapIfAny(@Nullable T pool, UnaryOperator<T> wrap) {
		return (pool != null) ? wrap.apply(pool) : null;
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
			try (CommandExecution.Entered entered = this.execution.enter()) {
				task.run();
			}
		}

		@Override
		public void release() {
			if (this.released.compareAndSet(false, true)) {
				this.execution.release();
			}
		}

	}

}
