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
 * What becomes of the events of instrumented bots: each is shown to the observers, then
 * run through {@link EventRunner}; listeners that come and go are counted.
 */
final class EventHandling {

	private final EventRunner runner;

	private final CogMetrics cogs;

	private final List<EventObserver> observers;

	private final FaultBarrier faults;

	/**
	 * Creates the handling.
	 * @param runner runs the events
	 * @param cogs counts the listeners
	 * @param calls sees the calls of bots that were not customized
	 * @param observers see each event, in this order
	 * @param faults takes the faults of the library
	 */
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
	 * Begin with a bot whose events come from now on.
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
