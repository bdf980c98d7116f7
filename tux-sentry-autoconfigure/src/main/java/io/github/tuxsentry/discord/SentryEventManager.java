package io.github.tuxsentry.discord;

import java.util.List;

import io.github.tuxsentry.discord.work.UntrackedCalls;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.http.HttpRequestEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
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

	private final CogMetrics cogs;

	private final UntrackedCalls calls;

	SentryEventManager(IEventManager delegate, EventRunner runner, CogMetrics cogs, UntrackedCalls calls) {
		this.delegate = delegate;
		this.dispatch = dispatchOf(delegate);
		this.runner = runner;
		this.cogs = cogs;
		this.calls = calls;
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
		if (event instanceof HttpRequestEvent call) {
			this.calls.answered(call);
		}
		this.runner.run(event, this.dispatch);
	}

}
