package io.github.tuxsentry.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

/**
 * Instrumentation of bots that are already built: their commands, events and the errors
 * of their listeners are observed. Beans of type {@link JDA} and {@link ShardManager} are
 * instrumented automatically; a JDA that is not a bean has to be passed to this class.
 * <p>
 * A bean of this type is always available; where {@code tux.sentry.discord.enabled} is
 * off it does nothing. Thread-safe; no method throws.
 */
public interface JdaInstrumentation {

	/**
	 * Instrument a JDA. Instrumenting it again has no effect.
	 * @param jda the JDA, in any state
	 */
	void instrument(JDA jda);

	/**
	 * Instrument the shards of a manager: those that exist and those that are started or
	 * restarted later.
	 * @param shardManager the shard manager
	 */
	void instrument(ShardManager shardManager);

}
