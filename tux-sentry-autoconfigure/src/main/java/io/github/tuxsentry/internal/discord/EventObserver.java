package io.github.tuxsentry.internal.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;

/**
 * Sees each event of the instrumented bots before their listeners do, outside of any
 * command. Called on JDA's threads, one event of a bot at a time unless the bot has an
 * event pool. What an observer throws is caught.
 */
@FunctionalInterface
interface EventObserver {

	/**
	 * Takes note of a bot whose events are seen from now on, which may have been
	 * connected for long.
	 * @param jda the bot
	 */
	default void instrumented(JDA jda) {
	}

	/**
	 * Takes note of an event. Must not block.
	 * @param event the event
	 */
	void observe(GenericEvent event);

}
