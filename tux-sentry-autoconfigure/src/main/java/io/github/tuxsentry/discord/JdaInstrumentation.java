package io.github.tuxsentry.discord;

import java.util.function.Supplier;

import io.github.tuxsentry.fault.FaultBarrier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the event manager of a JDA under observation. It keeps its class and its
 * listeners, and listeners may come and go later. Beans of type {@link JDA} and
 * {@link ShardManager} are instrumented without a call to this class; a JDA that is no
 * bean is by one.
 */
public final class JdaInstrumentation {

	private static final Logger logger = LoggerFactory.getLogger(JdaInstrumentation.class);

	private static final int CATCH_UP_ROUNDS = 6000;

	private static final long CATCH_UP_PAUSE_MILLIS = 5;

	private final @Nullable Supplier<@Nullable EventHandling> handling;

	private final FaultBarrier faults;

	/**
	 * Creates the instrumentation.
	 * @param handling handles the events; asked for with each, {@code null} while the
	 * application starts and there is none yet
	 * @param faults takes the faults of the library
	 */
	public JdaInstrumentation(Supplier<@Nullable EventHandling> handling, FaultBarrier faults) {
		this.handling = () -> faults.getOrNull("find the handling of events", handling);
		this.faults = faults;
	}

	private JdaInstrumentation(FaultBarrier faults) {
		this.handling = null;
		this.faults = faults;
	}

	/**
	 * Return an instrumentation that leaves every bot as it is.
	 * @param faults handles internal errors
	 * @return an instrumentation that does nothing
	 */
	public static JdaInstrumentation off(FaultBarrier faults) {
		return new JdaInstrumentation(faults);
	}

	/**
	 * Instruments a JDA. Instrumenting it again does nothing.
	 * @param jda the JDA, in any state
	 */
	public void instrument(JDA jda) {
		Supplier<@Nullable EventHandling> handling = this.handling;
		if (handling == null) {
			return;
		}
		this.faults.run("instrument JDA", () -> {
			synchronized (jda) {
				IEventManager current = jda.getEventManager();
				if (!isInstrumented(jda)) {
					observe(jda, current, handling);
					logger.debug("Instrumented {} with its {}", jda, current.getClass().getSimpleName());
				}
			}
		});
	}

	/**
	 * Return whether the events of a JDA are observed.
	 */
	static boolean isInstrumented(JDA jda) {
		IEventManager current = jda.getEventManager();
		return current instanceof ObservedInterfacedEventManager || current instanceof ObservedAnnotatedEventManager
				|| ObservedSubject.isIn(jda);
	}

	private void observe(JDA jda, IEventManager manager, Supplier<@Nullable EventHandling> handling) {
		if (manager.getClass() == InterfacedEventManager.class) {
			SentryEventManager observed = new SentryEventManager(jda, manager, handling);
			jda.setEventManager(new ObservedInterfacedEventManager(observed));
			observed.begin();
		}
		else if (manager.getClass() == AnnotatedEventManager.class) {
			SentryEventManager observed = new SentryEventManager(jda, manager, handling);
			jda.setEventManager(new ObservedAnnotatedEventManager(observed));
			observed.begin();
		}
		else {
			observeBehind(jda, manager, handling);
		}
	}

	private void observeBehind(JDA jda, IEventManager manager, Supplier<@Nullable EventHandling> handling) {
		try {
			ObservedSubject.install(jda, (subject) -> new SentryEventManager(jda, subject, handling));
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn(
					"{} has an event manager of its own, {}, which cannot be observed in this version of JDA: "
							+ "nothing is seen of its commands and of the errors of its listeners",
					jda, manager.getClass().getName(), ex);
		}
	}

	/**
	 * Instruments the shards of a manager, those that are there and those that are
	 * started or restarted later.
	 * @param shardManager the manager
	 */
	public void instrument(ShardManager shardManager) {
		if (this.handling == null) {
			return;
		}
		this.faults.run("instrument a ShardManager", () -> {
			shardManager.addEventListeners((shardId) -> (EventListener) this::instrumentNewShard);
			instrumentShards(shardManager);
			if (shardManager.getShardsQueued() > 0) {
				Thread thread = new Thread(() -> catchUp(shardManager), "tux-sentry-shards");
				thread.setDaemon(true);
				thread.start();
			}
		});
	}

	/**
	 * A shard that was just being made has neither got the listener above nor been in the
	 * cache; it is in the queue until it is in the cache.
	 */
	private void catchUp(ShardManager shardManager) {
		try {
			for (int i = 0; i < CATCH_UP_ROUNDS && shardManager.getShardsQueued() > 0; i++) {
				Thread.sleep(CATCH_UP_PAUSE_MILLIS);
				instrumentShards(shardManager);
			}
			instrumentShards(shardManager);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void instrumentShards(ShardManager shardManager) {
		shardManager.getShardCache().forEach(this::instrument);
	}

	private void instrumentNewShard(GenericEvent event) {
		if (event instanceof StatusChangeEvent) {
			instrument(event.getJDA());
		}
	}

}
