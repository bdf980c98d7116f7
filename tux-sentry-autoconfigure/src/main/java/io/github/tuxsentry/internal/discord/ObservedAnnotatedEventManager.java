package io.github.tuxsentry.internal.discord;

import java.util.List;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;

/**
 * Event manager that can be cast to JDA's event manager for annotated methods.
 */
final class ObservedAnnotatedEventManager extends AnnotatedEventManager {

	private final SentryEventManager observed;

	ObservedAnnotatedEventManager(SentryEventManager observed) {
		this.observed = observed;
	}

	@Override
	public void register(Object listener) {
		this.observed.register(listener);
	}

	@Override
	public void unregister(Object listener) {
		this.observed.unregister(listener);
	}

	@Override
	public List<Object> getRegisteredListeners() {
		return this.observed.getRegisteredListeners();
	}

	@Override
	public void handle(GenericEvent event) {
		this.observed.handle(event);
	}

}
