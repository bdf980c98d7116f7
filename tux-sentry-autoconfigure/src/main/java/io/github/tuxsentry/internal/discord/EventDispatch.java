package io.github.tuxsentry.internal.discord;

import net.dv8tion.jda.api.events.GenericEvent;

/**
 * Dispatch of an event to listeners, as by the bot's event manager. Exceptions of
 * listeners are recorded.
 */
interface EventDispatch {

	/**
	 * Dispatch an event.
	 * @param event the event
	 * @param failures receives the exceptions of listeners before they are handled
	 * otherwise, in addition to an exception of this method itself
	 */
	void dispatch(GenericEvent event, ListenerFailures failures);

}
