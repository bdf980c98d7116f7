package io.github.tuxsentry.internal.discord;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import io.github.tuxsentry.internal.discord.execution.Carrying;
import io.github.tuxsentry.internal.discord.execution.RestCalls;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ThreadPoolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Instrumentation of a builder's REST configuration and pools, which keeps a command's
 * transaction open until its last REST call, callback and delayed action complete. The
 * builder's own REST configuration and pools keep working behind it. Thread-safe.
 */
final class JdaBuilderInstrumentation {

	private static final int SCHEDULER_THREADS = 2;

	private final RestCalls calls;

	private final FaultBarrier faults;

	JdaBuilderInstrumentation(RestCalls calls, FaultBarrier faults) {
		this.calls = calls;
		this.faults = faults;
	}

	void instrument(JDABuilder builder) {
		this.faults.run("instrument a JDABuilder", () -> {
			BuilderFields fields = new BuilderFields(builder, JDABuilder.class);
			RestConfig rest = fields.get("restConfig", RestConfig.class);
			ExecutorService callbacks = fields.get("callbackPool", ExecutorService.class);
			ScheduledExecutorService scheduler = fields.get("rateLimitScheduler", ScheduledExecutorService.class);
			builder.setRestConfig(instrument((rest != null) ? rest : new RestConfig()));
			builder.setCallbackPool(Carrying.pool((callbacks != null) ? callbacks : ForkJoinPool.commonPool()),
					callbacks != null && fields.is("shutdownCallbackPool"));
			builder.setRateLimitScheduler(Carrying.scheduler((scheduler != null) ? scheduler : newScheduler()),
					scheduler == null || fields.is("shutdownRateLimitScheduler"));
		});
	}

	@SuppressWarnings("unchecked")
	void instrument(DefaultShardManagerBuilder builder) {
		this.faults.run("instrument a DefaultShardManagerBuilder", () -> {
			BuilderFields fields = new BuilderFields(builder, DefaultShardManagerBuilder.class);
			IntFunction<? extends RestConfig> rest = fields.get("restConfigProvider", IntFunction.class);
			ThreadPoolProvider<? extends ExecutorService> callbacks = fields.get("callbackPoolProvider",
					ThreadPoolProvider.class);
			ThreadPoolProvider<? extends ScheduledExecutorService> scheduler = fields.get("rateLimitSchedulerProvider",
					ThreadPoolProvider.class);
			builder.setRestConfigProvider((shard) -> instrument((rest != null) ? rest.apply(shard) : new RestConfig()));
			if (callbacks != null) {
				builder.setCallbackPoolProvider(Carrying.<ExecutorService>provider(callbacks, Carrying::pool));
			}
			else {
				builder.setCallbackPool(Carrying.pool(ForkJoinPool.commonPool()), false);
			}
			if (scheduler != null) {
				builder.setRateLimitSchedulerProvider(
						Carrying.<ScheduledExecutorService>provider(scheduler, Carrying::scheduler));
			}
			else {
				builder.setRateLimitScheduler(Carrying.scheduler(newScheduler()), true);
			}
		});
	}

	RestConfig instrument(RestConfig config) {
		return Carrying.rest(config, this.calls);
	}

	private static ScheduledExecutorService newScheduler() {
		AtomicInteger number = new AtomicInteger();
		ThreadFactory threads = (task) -> {
			Thread thread = new Thread(task, "JDA RateLimit-Scheduler " + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
		return Executors.newScheduledThreadPool(SCHEDULER_THREADS, threads);
	}

	/**
	 * Settings of a builder, which has no getters.
	 */
	private static final class BuilderFields {

		private final Object builder;

		private final Class<?> type;

		BuilderFields(Object builder, Class<?> type) {
			this.builder = builder;
			this.type = type;
		}

		<T> @Nullable T get(String name, Class<T> fieldType) {
			try {
				var field = this.type.getDeclaredField(name);
				field.setAccessible(true);
				return fieldType.cast(field.get(this.builder));
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("JDA's %s has no field '%s' in this version".formatted(this.type, name),
						ex);
			}
		}

		boolean is(String name) {
			return Boolean.TRUE.equals(get(name, Object.class));
		}

	}

}
