package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.internal.capture.SafeThrowable;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatch that behaves like JDA's
 * {@link net.dv8tion.jda.api.hooks.InterfacedEventManager}: it calls each listener, logs
 * its exceptions under JDA's own logger name, and rethrows errors.
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
				jdaLogger.error("One of the EventListeners had an uncaught exception", SafeThrowable.of(thrown));
				if (thrown instanceof Error error) {
					throw error;
				}
			}
		}
	}

}
