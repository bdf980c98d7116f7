package io.github.tuxsentry.discord;

import java.util.List;

import io.github.tuxsentry.fault.FaultBarrier;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;

/**
 * Stands before the bot's own event manager, which keeps the listeners: each event is
 * shown to the observers, then run through {@link EventRunner}.
 */
final class SentryEventManager implements IEventManager {

	private final IEventManager delegate;

	private final EventDispatch dispatch;

	private final EventRunner runner;

	private final CogMetrics cogs;

	private final List<EventObserver> observers;

	private final FaultBarrier faults;

	SentryEventManager(IEventManager delegate, EventRunner runner, CogMetrics cogs, List<EventObserver> observers,
			FaultBarrier faults) {
		this.delegate = delegate;
		this.dispatch = dispatchOf(delegate);
		this.runner = runner;
		this.cogs = cogs;
		this.observers = observers;
		this.faults = faults;
		cogs.found(delegate.getRegisteredListeners());
	}

	private static EventDispatch dispatchOf(IEventManager manager) {
		if (manager.getClass() == InterfacedEventManager.class) {
			return new InterfacedEventDispatch(manager);
		}
		return (manager.getClass() == AnnotatedEventManager.class) ? new AnnotatedEventDispatch(manager)
				: new OpaqueEventDispatch(manager);
	}

	@Override
	public void register(Object listener) {
		this.cogs.load(listener, () -> this.delegate.register(listener));
	}

	@Override
	public void unregister(Object listener) {
		this.cogs.unload(listener, () -> this.delegate.unregister(listener));
	}

	@Override
	public List<Object> getRegisteredListeners() {
		return this.delegate.getRegisteredListeners();
	}

	@Override
	public void handle(GenericEvent event) {
		for (EventObserver observer : this.observers) {
			this.faults.run("observe an event", () -> observer.observe(event));
		}
		this.runner.run(event, this.dispatch);
	}

}
