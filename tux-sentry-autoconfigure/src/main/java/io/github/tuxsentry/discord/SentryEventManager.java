package io.github.tuxsentry.discord;

import java.util.List;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;

/**
 * Stands before the bot's own event manager, which keeps the listeners: each event is run
 * through {@link EventRunner}.
 */
final class SentryEventManager implements IEventManager {

	private final IEventManager delegate;

	private final EventDispatch dispatch;

	private final EventRunner runner;

	SentryEventManager(IEventManager delegate, EventRunner runner) {
		this.delegate = delegate;
		this.dispatch = (delegate.getClass() == InterfacedEventManager.class) ? new InterfacedEventDispatch(delegate)
				: new OpaqueEventDispatch(delegate);
		this.runner = runner;
	}

	@Override
	public void register(Object listener) {
		this.delegate.register(listener);
	}

	@Override
	public void unregister(Object listener) {
		this.delegate.unregister(listener);
	}

	@Override
	public List<Object> getRegisteredListeners() {
		return this.delegate.getRegisteredListeners();
	}

	@Override
	public void handle(GenericEvent event) {
		this.runner.run(event, this.dispatch);
	}

}
