package io.github.tuxsentry.discord;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import io.github.tuxsentry.discord.work.Carrying;
import io.github.tuxsentry.discord.work.RestCalls;
import io.github.tuxsentry.fault.FaultBarrier;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ThreadPoolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command last to its true end: the last REST call, callback and delayed action
 * that it has started. One call on the builder, as the last before {@code build()}; the
 * builder's own REST configuration and pools keep working behind it. Thread-safe.
 */
public final class JdaCustomizer {

	private static final int SCHEDULER_THREADS = 2;

	private final @Nullable RestCalls calls;

	private final FaultBarrier faults;

	/**
	 * Creates a customizer.
	 * @param calls makes spans and metrics of the calls to Discord
	 * @param faults takes the faults of the library
	 */
	public JdaCustomizer(RestCalls calls, FaultBarrier faults) {
		this.calls = calls;
		this.faults = faults;
	}

	private JdaCustomizer(FaultBarrier faults) {
		this.calls = null;
		this.faults = faults;
	}

	/**
	 * Return a customizer that leaves every builder as it is.
	 * @param faults handles internal errors
	 * @return a customizer that does nothing
	 */
	public static JdaCustomizer off(FaultBarrier faults) {
		return new JdaCustomizer(faults);
	}

	/**
	 * Customizes the builder of a bot without shards.
	 * @param builder the builder
	 * @return the same builder
	 */
	public JDABuilder customize(JDABuilder builder) {
		if (this.calls == null) {
			return builder;
		}
		this.faults.run("customize a JDABuilder", () -> {
			BuilderFields fields = new BuilderFields(builder, JDABuilder.class);
			RestConfig rest = fields.get("restConfig", RestConfig.class);
			ExecutorService callbacks = fields.get("callbackPool", ExecutorService.class);
			ScheduledExecutorService scheduler = fields.get("rateLimitScheduler", ScheduledExecutorService.class);
			builder.setRestConfig(customize((rest != null) ? rest : new RestConfig()));
			builder.setCallbackPool(Carrying.pool((callbacks != null) ? callbacks : ForkJoinPool.commonPool()),
					callbacks != null && fields.is("shutdownCallbackPool"));
			builder.setRateLimitScheduler(Carrying.scheduler((scheduler != null) ? scheduler : newScheduler()),
					scheduler == null || fields.is("shutdownRateLimitScheduler"));
		});
		return builder;
	}

	/**
	 * Customizes the builder of a bot with shards.
	 * @param builder the builder
	 * @return the same builder
	 */
	@SuppressWarnings("unchecked")
	public DefaultShardManagerBuilder customize(DefaultShardManagerBuilder builder) {
		if (this.calls == null) {
			return builder;
		}
		this.faults.run("customize a DefaultShardManagerBuilder", () -> {
			BuilderFields fields = new BuilderFields(builder, DefaultShardManagerBuilder.class);
			IntFunction<? extends RestConfig> rest = fields.get("restConfigProvider", IntFunction.class);
			ThreadPoolProvider<? extends ExecutorService> callbacks = fields.get("callbackPoolProvider",
					ThreadPoolProvider.class);
			ThreadPoolProvider<? extends ScheduledExecutorService> scheduler = fields.get("rateLimitSchedulerProvider",
					ThreadPoolProvider.class);
			builder.setRestConfigProvider((shard) -> customize((rest != null) ? rest.apply(shard) : new RestConfig()));
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
		return builder;
	}

	/**
	 * Customizes a REST configuration alone: calls to Discord become spans and hold their
	 * command open. What their callbacks start is seen only with a customized builder.
	 * @param config the configuration
	 * @return the same configuration
	 */
	public RestConfig customize(RestConfig config) {
		return (this.calls != null) ? Carrying.rest(config, this.calls) : config;
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
	 * What was set on a builder, which has no getters.
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
