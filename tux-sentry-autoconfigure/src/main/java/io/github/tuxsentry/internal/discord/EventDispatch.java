package io.github.tuxsentry.internal.discord;

import net.dv8tion.jda.api.events.GenericEvent;

/**
 * Hands an event to the listeners as the bot's event manager would, and notes what they
 * throw.
 */
interface EventDispatch {

	/**
	 * Hands on the event.
	 * @param event the event
	 * @param failures takes what the listeners throw before anything else is done with
	 * it, besides what this method throws itself
	 */
	void dispatch(GenericEvent event, ListenerFailures failures);

}
