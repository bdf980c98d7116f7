package io.github.tuxsentry.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

/**
 * Instrumentation of existing JDA instances: their commands, events and listener failures
 * are observed. Beans of type {@link JDA} and {@link ShardManager}, and instances that
 * are built by a builder which was configured by the {@link JdaBuilderConfigurer}, are
 * instrumented automatically. Other instances have to be passed to this interface.
 * <p>
 * A bean of this type is always available. If {@code tux.sentry.discord.enabled} is
 * {@code false}, it does nothing. Implementations are thread-safe and do not throw
 * exceptions.
 *
 * @since 0.1.0
 */
public interface JdaInstrumentation {

	/**
	 * Instrument a JDA instance. Further calls with the same instance have no effect.
	 * @param jda the JDA instance, in any state
	 */
	void instrument(JDA jda);

	/**
	 * Instrument the current shards of a shard manager and those that are started or
	 * restarted later. Further calls with the same instance have no effect.
	 * @param shardManager the shard manager, in any state
	 */
	void instrument(ShardManager shardManager);

}
