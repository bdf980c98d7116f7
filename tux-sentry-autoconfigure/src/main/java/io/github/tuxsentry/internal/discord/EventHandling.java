package io.github.tuxsentry.internal.discord;

import java.util.List;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.discord.execution.UntrackedCalls;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.http.HttpRequestEvent;
import net.dv8tion.jda.api.hooks.IEventManager;

/**
 * Handling of the events of instrumented bots: each event is passed to the observers and
 * then processed by {@link EventRunner}. Changes of the registered listeners are counted.
 */
final class EventHandling {

	private final EventRunner runner;

	private final CogMetrics cogs;

	private final List<EventObserver> observers;

	private final FaultBarrier faults;

	EventHandling(EventRunner runner, CogMetrics cogs, UntrackedCalls calls, List<EventObserver> observers,
			FaultBarrier faults) {
		this.runner = runner;
		this.cogs = cogs;
		this.observers = Stream.concat(Stream.of(observerOf(calls)), observers.stream()).toList();
		this.faults = faults;
	}

	private static EventObserver observerOf(UntrackedCalls calls) {
		return (event) -> {
			if (event instanceof HttpRequestEvent call) {
				calls.answered(call);
			}
		};
	}

	/**
	 * Begin to handle the events of a bot.
	 */
	void begin(JDA jda, IEventManager manager) {
		this.faults.run("count the listeners of a bot", () -> this.cogs.found(manager.getRegisteredListeners()));
		this.observers.forEach((observer) -> this.faults.run("observe a bot", () -> observer.instrumented(jda)));
	}

	void handle(GenericEvent event, EventDispatch dispatch) {
		for (EventObserver observer : this.observers) {
			this.faults.run("observe an event", () -> observer.observe(event));
		}
		this.runner.run(event, dispatch);
	}

	void register(Object listener, Runnable register) {
		this.cogs.load(listener, register);
	}

	void unregister(Object listener, Runnable unregister) {
		this.cogs.unload(listener, unregister);
	}

}
