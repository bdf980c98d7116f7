package io.github.tuxsentry.examples;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;

/**
 * The event manager of docs/coming-from-own-handlers.md.
 */
class CatchingEventManager extends InterfacedEventManager {

	private final SentryManager sentry;

	private final CommandTracker tracker;

	CatchingEventManager(SentryManager sentry, CommandTracker tracker) {
		this.sentry = sentry;
		this.tracker = tracker;
	}

	@Override
	public void handle(GenericEvent event) {
		for (Object listener : getRegisteredListeners()) {
			try (CommandTracker.Hold command = this.tracker.hold()) {
				call((EventListener) listener, event, command);
			}
		}
	}

	private void call(EventListener listener, GenericEvent event, CommandTracker.Hold command) {
		try {
			listener.onEvent(event);
		}
		catch (RuntimeException ex) {
			command.fail(ex);
			this.sentry.captureException(ex);
		}
	}

}
