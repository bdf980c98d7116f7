package io.github.tuxsentry.discord;

import java.util.List;
import java.util.stream.Stream;

import io.github.tuxsentry.discord.work.UntrackedCalls;
import io.github.tuxsentry.fault.FaultBarrier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.http.HttpRequestEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the event manager of a JDA under observation. Its listeners stay registered, and
 * listeners may come and go later. Beans of type {@link JDA} and {@link ShardManager} are
 * instrumented without a call to this class; a JDA that is no bean is by one.
 */
public final class JdaInstrumentation {

	private static final Logger logger = LoggerFactory.getLogger(JdaInstrumentation.class);

	private static final int CATCH_UP_ROUNDS = 6000;

	private static final long CATCH_UP_PAUSE_MILLIS = 5;

	private final EventRunner runner;

	private final CogMetrics cogs;

	private final List<EventObserver> observers;

	private final FaultBarrier faults;

	/**
	 * Creates the instrumentation.
	 * @param runner runs the events
	 * @param cogs counts the listeners
	 * @param calls sees the calls of bots that were not customized
	 * @param observers see each event, in this order
	 * @param faults takes the faults of the library
	 */
	public JdaInstrumentation(EventRunner runner, CogMetrics cogs, UntrackedCalls calls, List<EventObserver> observers,
			FaultBarrier faults) {
		this.runner = runner;
		this.cogs = cogs;
		this.observers = Stream.concat(Stream.of(observerOf(calls)), observers.stream()).toList();
		this.faults = faults;
	}

	private static EventObserver observerOf(UntrackedCalls calls) {
		return (event) -> {
			if (event instanceof HttpRequestEvent call) {
				calls.answered(call);
			}
		};
	}

	/**
	 * Instruments a JDA. Instrumenting it again does nothing.
	 * @param jda the JDA, in any state
	 */
	public void instrument(JDA jda) {
		this.faults.run("instrument JDA", () -> {
			synchronized (jda) {
				IEventManager current = jda.getEventManager();
				if (!(current instanceof SentryEventManager)) {
					jda.setEventManager(
							new SentryEventManager(current, this.runner, this.cogs, this.observers, this.faults));
					this.observers
						.forEach((observer) -> this.faults.run("observe a bot", () -> observer.instrumented(jda)));
					logger.debug("Instrumented {} with its {}", jda, current.getClass().getSimpleName());
				}
			}
		});
	}

	/**
	 * Instruments the shards of a manager, those that are there and those that are
	 * started or restarted later.
	 * @param shardManager the manager
	 */
	public void instrument(ShardManager shardManager) {
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
