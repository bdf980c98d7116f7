package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.internal.capture.SafeThrowables;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what JDA's {@link net.dv8tion.jda.api.hooks.InterfacedEventManager} does: calls
 * each listener, logs what it throws under JDA's own name, and throws errors on.
 */
final class InterfacedEventDispatch implements EventDispatch {

	private static final Logger jdaLogger = LoggerFactory.getLogger(JDA.class);

	private final IEventManager eventManager;

	InterfacedEventDispatch(IEventManager eventManager) {
		this.eventManager = eventManager;
	}

	@Override
	public void dispatch(GenericEvent event, ListenerFailures failures) {
		for (Object listener : this.eventManager.getRegisteredListeners()) {
			try {
				((EventListener) listener).onEvent(event);
			}
			catch (Throwable thrown) {
				failures.add(listener, thrown);
				jdaLogger.error("One of the EventListeners had an uncaught exception", SafeThrowables.of(thrown));
				if (thrown instanceof Error error) {
					throw error;
				}
			}
		}
	}

}
