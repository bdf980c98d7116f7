package io.github.tuxsentry.discord;

import io.github.tuxsentry.fault.FaultBarrier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
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

	private final EventRunner runner;

	private final FaultBarrier faults;

	/**
	 * Creates the instrumentation.
	 * @param runner runs the events
	 * @param faults takes the faults of the library
	 */
	public JdaInstrumentation(EventRunner runner, FaultBarrier faults) {
		this.runner = runner;
		this.faults = faults;
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
					jda.setEventManager(new SentryEventManager(current, this.runner));
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
			shardManager.getShardCache().forEach(this::instrument);
		});
	}

	private void instrumentNewShard(GenericEvent event) {
		if (event instanceof StatusChangeEvent) {
			instrument(event.getJDA());
		}
	}

}
