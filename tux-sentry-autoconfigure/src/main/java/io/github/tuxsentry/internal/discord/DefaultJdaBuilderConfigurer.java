package io.github.tuxsentry.internal.discord;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import io.github.tuxsentry.internal.discord.execution.ExecutionPropagation;
import io.github.tuxsentry.internal.discord.execution.RestCalls;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ThreadPoolProvider;
import org.jspecify.annotations.Nullable;

/**
 * {@link JdaBuilderConfigurer} that applies the customizers of the application and then
 * instruments the REST configuration and pools of the builder, which keeps a command's
 * transaction open until its last REST call, callback and delayed action complete. The
 * builder's own REST configuration and pools keep working behind it. Thread-safe.
 */
final class DefaultJdaBuilderConfigurer implements JdaBuilderConfigurer {

	private static final int SCHEDULER_THREADS = 2;

	private final Supplier<Stream<JdaBuilderCustomizer>> customizers;

	private final @Nullable RestCalls calls;

	private final FaultBarrier faults;

	/**
	 * Create a new configurer.
	 * @param customizers the customizers of the application
	 * @param calls records the calls of the bots, or {@code null} to only apply the
	 * customizers
	 * @param faults handles internal errors
	 */
	DefaultJdaBuilderConfigurer(Supplier<Stream<JdaBuilderCustomizer>> customizers, @Nullable RestCalls calls,
			FaultBarrier faults) {
		this.customizers = customizers;
		this.calls = calls;
		this.faults = faults;
	}

	@Override
	public JDABuilder configure(JDABuilder builder) {
		this.customizers.get().forEach((customizer) -> customizer.customize(builder));
		if (this.calls != null) {
			instrument(builder, this.calls);
		}
		return builder;
	}

	private void instrument(JDABuilder builder, RestCalls calls) {
		this.faults.run("instrument a JDABuilder", () -> {
			BuilderFields fields = new BuilderFields(builder, JDABuilder.class);
			RestConfig rest = fields.get("restConfig", RestConfig.class);
			ExecutorService callbacks = fields.get("callbackPool", ExecutorService.class);
			ScheduledExecutorService scheduler = fields.get("rateLimitScheduler", ScheduledExecutorService.class);
			builder.setRestConfig(ExecutionPropagation.rest((rest != null) ? rest : new RestConfig(), calls));
			builder.setCallbackPool(
					ExecutionPropagation.pool((callbacks != null) ? callbacks : ForkJoinPool.commonPool()),
					callbacks != null && fields.is("shutdownCallbackPool"));
			builder.setRateLimitScheduler(
					ExecutionPropagation.scheduler((scheduler != null) ? scheduler : newScheduler()),
					scheduler == null || fields.is("shutdownRateLimitScheduler"));
		});
	}

	@Override
	public DefaultShardManagerBuilder configure(DefaultShardManagerBuilder builder) {
		this.customizers.get().forEach((customizer) -> customizer.customize(builder));
		if (this.calls != null) {
			instrument(builder, this.calls);
		}
		return builder;
	}

	@SuppressWarnings("unchecked")
	private void instrument(DefaultShardManagerBuilder builder, RestCalls calls) {
		this.faults.run("instrument a DefaultShardManagerBuilder", () -> {
			BuilderFields fields = new BuilderFields(builder, DefaultShardManagerBuilder.class);
			IntFunction<? extends RestConfig> rest = fields.get("restConfigProvider", IntFunction.class);
			ThreadPoolProvider<? extends ExecutorService> callbacks = fields.get("callbackPoolProvider",
					ThreadPoolProvider.class);
			ThreadPoolProvider<? extends ScheduledExecutorService> scheduler = fields.get("rateLimitSchedulerProvider",
					ThreadPoolProvider.class);
			builder.setRestConfigProvider(
					(shard) -> ExecutionPropagation.rest((rest != null) ? rest.apply(shard) : new RestConfig(), calls));
			if (callbacks != null) {
				builder.setCallbackPoolProvider(
						ExecutionPropagation.<ExecutorService>provider(callbacks, ExecutionPropagation::pool));
			}
			else {
				builder.setCallbackPool(ExecutionPropagation.pool(ForkJoinPool.commonPool()), false);
			}
			if (scheduler != null) {
				builder.setRateLimitSchedulerProvider(ExecutionPropagation.<ScheduledExecutorService>provider(scheduler,
						ExecutionPropagation::scheduler));
			}
			else {
				builder.setRateLimitScheduler(ExecutionPropagation.scheduler(newScheduler()), true);
			}
		});
	}

	@Override
	public RestConfig configure(RestConfig config) {
		return (this.calls != null) ? ExecutionPropagation.rest(config, this.calls) : config;
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
