package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.discord.JdaInstrumentation;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.SubscribeEvent;

/**
 * Listener that instruments the shard it is registered with, on its first event, and then
 * removes itself. A shard manager does not announce its shards otherwise. The listener is
 * not a cog of the bot.
 */
final class ShardListener implements EventListener {

	private final JdaInstrumentation instrumentation;

	ShardListener(JdaInstrumentation instrumentation) {
		this.instrumentation = instrumentation;
	}

	@Override
	@SubscribeEvent
	public void onEvent(GenericEvent event) {
		this.instrumentation.instrument(event.getJDA());
		event.getJDA().removeEventListener(this);
	}

}
