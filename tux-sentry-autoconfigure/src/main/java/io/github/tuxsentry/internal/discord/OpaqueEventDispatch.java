package io.github.tuxsentry.internal.discord;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.IEventManager;

/**
 * Dispatch by an event manager of another type. Only exceptions that it propagates are
 * recorded.
 */
final class OpaqueEventDispatch implements EventDispatch {

	private final IEventManager eventManager;

	OpaqueEventDispatch(IEventManager eventManager) {
		this.eventManager = eventManager;
	}

	@Override
	public void dispatch(GenericEvent event, ListenerFailures failures) {
		try {
			this.eventManager.handle(event);
		}
		catch (Throwable thrown) {
			failures.add(this.eventManager, thrown);
			throw thrown;
		}
	}

}
