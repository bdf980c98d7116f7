package io.github.tuxsentry.internal.discord;

import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.internal.discord.execution.CommandExecution;
import io.github.tuxsentry.internal.discord.execution.Executions;
import io.github.tuxsentry.internal.discord.execution.Invocation;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.sentry.protocol.SentryId;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.IEventManager;

/**
 * Handling of the events of instrumented bots. Each event is passed to the observers, and
 * its listeners run within a {@link CommandExecution}. An exception of a listener is
 * captured once, in the scope of the execution. Changes of the registered listeners are
 * counted.
 */
final class EventHandling {

	private final Invocations invocations;

	private final Executions executions;

	private final FailureReporter failures;

	private final FailureReply reply;

	private final CogMetrics cogs;

	private final List<EventObserver> observers;

	private final FaultBarrier faults;

	EventHandling(Invocations invocations, Executions executions, FailureReporter failures, FailureReply reply,
			CogMetrics cogs, List<EventObserver> observers, FaultBarrier faults) {
		this.invocations = invocations;
		this.executions = executions;
		this.failures = failures;
		this.reply = reply;
		this.cogs = cogs;
		this.observers = List.copyOf(observers);
		this.faults = faults;
	}

	/**
	 * Begin to handle the events of a bot.
	 */
	void begin(JDA jda, IEventManager manager) {
		this.faults.run("count the listeners of a bot", () -> this.cogs.found(manager.getRegisteredListeners()));
		this.observers.forEach((observer) -> this.faults.run("observe a bot", () -> observer.instrumented(jda)));
	}

	void register(Object listener, Runnable register) {
		this.cogs.load(listener, register);
	}

	void unregister(Object listener, Runnable unregister) {
		this.cogs.unload(listener, unregister);
	}

	void handle(GenericEvent event, EventDispatch dispatch) {
		for (EventObserver observer : this.observers) {
			this.faults.run("observe an event", () -> observer.observe(event));
		}
		Invocation invocation = this.faults.getOrNull("find an invocation", () -> this.invocations.find(event));
		CommandExecution execution = this.executions.start(event, invocation);
		if (execution != null) {
			// Each exception is reported immediately, before it is logged, since logging
			// may have arbitrary effects.
			List<SentryId> reported = new ArrayList<>();
			execution.run(
					() -> dispatch.dispatch(event,
							(listener, thrown) -> reported.add(report(execution, listener, thrown))),
					() -> reported.forEach((id) -> this.reply.send(invocation, id)));
		}
	}

	private SentryId report(CommandExecution execution, Object listener, Throwable thrown) {
		return this.faults.get("report a listener", () -> {
			try (UnitOfWork.Entered entered = execution.enter()) {
				return this.failures.report(thrown, (spec) -> spec.tag("cog.name", CogMetrics.nameOf(listener)));
			}
		}, SentryId.EMPTY_ID);
	}

}
