package io.github.tuxsentry.internal.discord;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
 * builder's own REST configuration and pools keep working behind it. The bots that are
 * built are instrumented with their first call, which is that of their login. A builder
 * is customized once, and may be instrumented again. Thread-safe.
 */
final class DefaultJdaBuilderConfigurer implements JdaBuilderConfigurer {

	private static final int SCHEDULER_THREADS = 2;

	private static final int GATEWAY_THREADS = 1;

	private static final long IDLE_SECONDS = 5;

	private final Supplier<Stream<JdaBuilderCustomizer>> customizers;

	private final @Nullable RestCalls calls;

	private final Supplier<Object> shardListener;

	private final FaultBarrier faults;

	private final Set<Object> customized = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	/**
	 * Create a new configurer.
	 * @param customizers the customizers of the application
	 * @param calls records the calls of the bots, or {@code null} to only apply the
	 * customizers
	 * @param shardListener the supplier of listeners that instrument the shards they are
	 * registered with
	 * @param faults handles internal errors
	 */
	DefaultJdaBuilderConfigurer(Supplier<Stream<JdaBuilderCustomizer>> customizers, @Nullable RestCalls calls,
			Supplier<Object> shardListener, FaultBarrier faults) {
		this.customizers = customizers;
		this.calls = calls;
		this.shardListener = shardListener;
		this.faults = faults;
	}

	@Override
	public JDABuilder configure(JDABuilder builder) {
		if (this.customized.add(builder)) {
			this.customizers.get().forEach((customizer) -> customizer.customize(builder));
		}
		if (this.calls != null) {
			instrument(builder, this.calls);
		}
		return builder;
	}

	private void instrument(JDABuilder builder, RestCalls calls) {
		this.faults.run("instrument a JDABuilder", () -> {
			JdaFields fields = new JdaFields(builder, JDABuilder.class);
			RestConfig rest = fields.get("restConfig", RestConfig.class);
			ExecutorService callbacks = fields.get("callbackPool", ExecutorService.class);
			ScheduledExecutorService scheduler = fields.get("rateLimitScheduler", ScheduledExecutorService.class);
			ScheduledExecutorService gateway = fields.get("mainWsPool", ScheduledExecutorService.class);
			builder.setRestConfig(ExecutionPropagation.rest((rest != null) ? rest : new RestConfig(), calls));
			builder.setCallbackPool(
					ExecutionPropagation.pool((callbacks != null) ? callbacks : ForkJoinPool.commonPool()),
					callbacks != null && fields.is("shutdownCallbackPool"));
			builder.setRateLimitScheduler(
					ExecutionPropagation.scheduler(
							(scheduler != null) ? scheduler : newScheduler(SCHEDULER_THREADS, "RateLimit-Scheduler")),
					scheduler != null && fields.is("shutdownRateLimitScheduler"));
			builder.setGatewayPool(
					ExecutionPropagation
						.scheduler((gateway != null) ? gateway : newScheduler(GATEWAY_THREADS, "Gateway-Worker")),
					gateway != null && fields.is("shutdownMainWsPool"));
		});
	}

	@Override
	public DefaultShardManagerBuilder configure(DefaultShardManagerBuilder builder) {
		boolean first = this.customized.add(builder);
		if (first) {
			this.customizers.get().forEach((customizer) -> customizer.customize(builder));
		}
		if (this.calls != null) {
			instrument(builder, this.calls);
			if (first) {
				// Only the first shard performs a call to log in.
				builder.addEventListenerProvider((shard) -> this.shardListener.get());
			}
		}
		return builder;
	}

	@SuppressWarnings("unchecked")
	private void instrument(DefaultShardManagerBuilder builder, RestCalls calls) {
		this.faults.run("instrument a DefaultShardManagerBuilder", () -> {
			JdaFields fields = new JdaFields(builder, DefaultShardManagerBuilder.class);
			IntFunction<? extends RestConfig> rest = fields.get("restConfigProvider", IntFunction.class);
			ThreadPoolProvider<? extends ExecutorService> callbacks = fields.get("callbackPoolProvider",
					ThreadPoolProvider.class);
			ThreadPoolProvider<? extends ScheduledExecutorService> scheduler = fields.get("rateLimitSchedulerProvider",
					ThreadPoolProvider.class);
			ThreadPoolProvider<? extends ScheduledExecutorService> gateway = fields.get("gatewayPoolProvider",
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
				builder.setRateLimitScheduler(
						ExecutionPropagation.scheduler(newScheduler(SCHEDULER_THREADS, "RateLimit-Scheduler")), false);
			}
			if (gateway != null) {
				builder.setGatewayPoolProvider(ExecutionPropagation.<ScheduledExecutorService>provider(gateway,
						ExecutionPropagation::scheduler));
			}
		});
	}

	@Override
	public RestConfig configure(RestConfig config) {
		return (this.calls != null) ? ExecutionPropagation.rest(config, this.calls) : config;
	}

	/**
	 * Create a scheduler that several bots of the same builder may share, and that has no
	 * threads when it is idle, since nobody shuts it down.
	 */
	private static ScheduledExecutorService newScheduler(int threads, String name) {
		AtomicInteger number = new AtomicInteger();
		ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(threads, (task) -> {
			Thread thread = new Thread(task, "JDA " + name + " " + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		});
		scheduler.setRemoveOnCancelPolicy(true);
		scheduler.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		scheduler.allowCoreThreadTimeOut(true);
		return scheduler;
	}

}
