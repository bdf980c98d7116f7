package io.github.tuxsentry.internal.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;

/**
 * Observer of the events of instrumented bots. It is called before the listeners, outside
 * of any command, on JDA's threads, with one event of a bot at a time unless the bot has
 * an event pool. Exceptions of an observer are caught.
 */
@FunctionalInterface
interface EventObserver {

	/**
	 * Handle a bot whose events are observed from now on. It may have been connected for
	 * a long time.
	 * @param jda the bot
	 */
	default void instrumented(JDA jda) {
	}

	/**
	 * Handle an event. This method must not block.
	 * @param event the event
	 */
	void observe(GenericEvent event);

}
