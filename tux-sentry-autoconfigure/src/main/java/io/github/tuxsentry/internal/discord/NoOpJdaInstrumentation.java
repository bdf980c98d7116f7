package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.discord.JdaInstrumentation;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

/**
 * {@link JdaInstrumentation} that leaves bots unchanged.
 */
final class NoOpJdaInstrumentation implements JdaInstrumentation {

	@Override
	public void instrument(JDA jda) {
	}

	@Override
	public void instrument(ShardManager shardManager) {
	}

}
