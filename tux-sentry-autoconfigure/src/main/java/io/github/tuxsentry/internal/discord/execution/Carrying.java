package io.github.tuxsentry.internal.discord.execution;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;

import io.github.tuxsentry.internal.tracing.CarryingExecutorService;
import io.github.tuxsentry.internal.tracing.CarryingScheduler;
import io.github.tuxsentry.internal.tracing.TaskCarrier;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.ThreadPoolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Wraps what a bot is built from, so that work is carried through it. Wrapping twice
 * changes nothing.
 */
public final class Carrying {

	private static final TaskCarrier HELD = HeldTask::of;

	private Carrying() {
	}

	/**
	 * Wraps a pool.
	 * @param pool the pool
	 * @return one whose tasks go on with the work they were started from
	 */
	public static ExecutorService pool(ExecutorService pool) {
		return CarryingExecutorService.around(pool, HELD);
	}

	/**
	 * Wraps a scheduler.
	 * @param scheduler the scheduler
	 * @return one whose one-time tasks go on with the work they were started from
	 */
	public static ScheduledExecutorService scheduler(ScheduledExecutorService scheduler) {
		return CarryingScheduler.around(scheduler, HELD);
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

}
