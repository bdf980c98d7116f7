package io.github.tuxsentry.internal.discord;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.sharding.DefaultShardManager;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.cache.ShardCacheView;
import net.dv8tion.jda.internal.utils.config.sharding.EventConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.framework.AopProxyUtils;

/**
 * {@link JdaInstrumentation} that observes the event manager of a JDA. The event manager
 * keeps its class and its listeners, and listeners may come and go later.
 */
final class EventManagerInstrumentation implements JdaInstrumentation {

	private static final Logger logger = LoggerFactory.getLogger(JdaInstrumentation.class);

	private static final int CATCH_UP_ROUNDS = 6000;

	private static final long CATCH_UP_PAUSE_MILLIS = 5;

	private final Supplier<@Nullable EventHandling> handling;

	private final FaultBarrier faults;

	private final Set<ShardManager> shardManagers = Collections
		.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	EventManagerInstrumentation(Supplier<@Nullable EventHandling> handling, FaultBarrier faults) {
		this.handling = () -> faults.getOrNull("find the handling of events", handling);
		this.faults = faults;
	}

	@Override
	public void instrument(JDA jda) {
		this.faults.run("instrument JDA", () -> {
			synchronized (jda) {
				IEventManager current = jda.getEventManager();
				if (current != null && !isInstrumented(jda)) {
					observe(jda, current);
					logger.debug("Instrumented {} with its {}", jda, current.getClass().getSimpleName());
				}
			}
		});
	}

	/**
	 * Return whether the events of a JDA are observed.
	 */
	static boolean isInstrumented(JDA jda) {
		return SentryEventManager.isCastable(jda.getEventManager()) || ObservedEventManagerProxy.isIn(jda);
	}

	private void observe(JDA jda, IEventManager manager) {
		SentryEventManager observed = new SentryEventManager(jda, manager, this.handling);
		IEventManager castable = observed.castable();
		if (castable != null) {
			jda.setEventManager(castable);
			observed.begin();
		}
		else {
			observeBehind(jda, manager);
		}
	}

	private void observeBehind(JDA jda, IEventManager manager) {
		try {
			ObservedEventManagerProxy.install(jda, (subject) -> new SentryEventManager(jda, subject, this.handling));
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn(
					"{} has a custom event manager, {}, which cannot be observed in this version of JDA: "
							+ "its commands and the errors of its listeners are not reported",
					jda, manager.getClass().getName(), ex);
		}
	}

	@Override
	public void instrument(ShardManager shardManager) {
		this.faults.run("instrument a ShardManager", () -> {
			ShardManager target = (AopProxyUtils.getSingletonTarget(shardManager) instanceof ShardManager found) ? found
					: shardManager;
			if (this.shardManagers.add(target)) {
				try {
					instrumentAll(target);
				}
				catch (Throwable ex) {
					this.shardManagers.remove(target);
					throw ex;
				}
			}
		});
	}

	private void instrumentAll(ShardManager shardManager) {
		if (isCreatingShards(shardManager)) {
			instrumentShards(shardManager);
			startThread(() -> catchUp(shardManager));
			return;
		}
		addListeners(shardManager);
		boolean creating = shardManager.getShardsQueued() > 0;
		instrumentShards(shardManager);
		if (creating) {
			startThread(() -> instrumentCreated(shardManager));
		}
	}

	private void startThread(Runnable task) {
		Thread thread = new Thread(() -> this.faults.run("instrument a ShardManager", task), "tux-sentry-shards");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Return whether JDA is creating shards on a thread of its own. Before, it has
	 * created the first one, or is not logged in.
	 */
	private static boolean isCreatingShards(ShardManager shardManager) {
		return shardManager.getShardsQueued() > 0 && shardsOf(shardManager).findAny().isPresent();
	}

	private void addListeners(ShardManager shardManager) {
		IntFunction<Object> listeners = (shardId) -> new ShardListener(this);
		if (shardManager.getShardCache() == null && shardManager instanceof DefaultShardManager) {
			// JDA fails to add listeners before it knows the number of shards.
			EventConfig events = new JdaFields(shardManager, DefaultShardManager.class).get("eventConfig",
					EventConfig.class);
			if (events != null) {
				events.addEventListenerProvider(listeners);
			}
		}
		else {
			shardManager.addEventListeners(listeners);
		}
	}

	/**
	 * Instrument the shards of a manager that is creating them, which has no listeners
	 * yet: the thread of JDA that creates a shard fails if they change meanwhile.
	 */
	private void catchUp(ShardManager shardManager) {
		instrumentCreated(shardManager);
		addListeners(shardManager);
		instrumentCreated(shardManager);
	}

	private void instrumentCreated(ShardManager shardManager) {
		try {
			for (int i = 0; i < CATCH_UP_ROUNDS && shardManager.getShardsQueued() > 0; i++) {
				Thread.sleep(CATCH_UP_PAUSE_MILLIS);
				instrumentShards(shardManager);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		// A shard is in the queue until it is in the cache.
		instrumentShards(shardManager);
	}

	private void instrumentShards(ShardManager shardManager) {
		shardsOf(shardManager).forEach(this::instrument);
	}

	/**
	 * Return the existing shards of a manager. One that has not logged in, or a mock, has
	 * none.
	 */
	static Stream<JDA> shardsOf(ShardManager shardManager) {
		ShardCacheView shards = shardManager.getShardCache();
		return (shards != null) ? shards.stream() : Stream.empty();
	}

}
