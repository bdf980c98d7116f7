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
import org.jspecify.annotations.Nullable;

/**
 * Handling of the events of instrumented bots. Each event is passed to the observers, and
 * its listeners run within a {@link CommandExecution}. An exception of a listener is
 * captured once, in the scope of the execution. Interactions with the library's own
 * components are handled without the listeners. Changes of the registered listeners are
 * counted.
 */
final class EventHandling {

	private final Invocations invocations;

	private final Executions executions;

	private final FailureReporter failures;

	private final FailureReply reply;

	private final CogMetrics cogs;

	private final EventObserver[] observers;

	private final List<EventDispatch.Factory> dispatches;

	private final FaultBarrier faults;

	EventHandling(Invocations invocations, Executions executions, FailureReporter failures, FailureReply reply,
			CogMetrics cogs, List<EventObserver> observers, List<EventDispatch.Factory> dispatches,
			FaultBarrier faults) {
		this.invocations = invocations;
		this.executions = executions;
		this.failures = failures;
		this.reply = reply;
		this.cogs = cogs;
		this.observers = observers.toArray(EventObserver[]::new);
		this.dispatches = List.copyOf(dispatches);
		this.faults = faults;
	}

	/**
	 * Return the dispatch that behaves like an event manager.
	 */
	EventDispatch dispatchLike(IEventManager manager) {
		for (EventDispatch.Factory factory : this.dispatches) {
			EventDispatch dispatch = this.faults.getOrNull("observe an event manager", () -> factory.create(manager));
			if (dispatch != null) {
				return dispatch;
			}
		}
		return EventDispatch.of(manager);
	}

	/**
	 * Begin to handle the events of a bot.
	 */
	void begin(JDA jda, EventDispatch dispatch) {
		this.faults.run("count the listeners of a bot", () -> this.cogs.found(dispatch.listeners()));
		for (EventObserver observer : this.observers) {
			this.faults.run("observe a bot", () -> observer.instrumented(jda));
		}
	}

	void register(Object listener, Runnable register) {
		this.cogs.load(listener, register);
	}

	void unregister(Object listener, Runnable unregister) {
		this.cogs.unload(listener, unregister);
	}

	void handle(GenericEvent event, EventDispatch dispatch) {
		for (EventObserver observer : this.observers) {
			observe(observer, event);
		}
		if (this.reply.handle(event)) {
			return;
		}
		Invocation invocation = find(event);
		CommandExecution execution = this.executions.start(event, invocation);
		if (execution != null) {
			execution.run(new ListenersOfEvent(execution, invocation, event, dispatch));
		}
	}

	private void observe(EventObserver observer, GenericEvent event) {
		try {
			observer.observe(event);
		}
		catch (Throwable fault) {
			this.faults.caught("observe an event", fault);
		}
	}

	private @Nullable Invocation find(GenericEvent event) {
		try {
			return this.invocations.find(event);
		}
		catch (Throwable fault) {
			this.faults.caught("find an invocation", fault);
			return null;
		}
	}

	/**
	 * Listeners during the dispatch of an event. Each exception is reported immediately,
	 * before it is logged, since logging may have arbitrary effects; the replies are sent
	 * after the last listener.
	 */
	private final class ListenersOfEvent implements EventDispatch.Observer, CommandExecution.Listeners {

		private final CommandExecution execution;

		private final @Nullable Invocation invocation;

		private final GenericEvent event;

		private final EventDispatch dispatch;

		private volatile List<SentryId> reported = List.of();

		private boolean suspended;

		ListenersOfEvent(CommandExecution execution, @Nullable Invocation invocation, GenericEvent event,
				EventDispatch dispatch) {
			this.execution = execution;
			this.invocation = invocation;
			this.event = event;
			this.dispatch = dispatch;
		}

		@Override
		public void call() {
			this.dispatch.dispatch(this.event, this);
		}

		@Override
		public void failed(Object listener, Throwable thrown) {
			EventHandling.this.faults.run("report a listener", () -> {
				try (UnitOfWork.Entered entered = this.execution.enter()) {
					add(EventHandling.this.failures.report(thrown,
							(spec) -> spec.tag("cog.name", CogMetrics.nameOf(listener))));
				}
			});
		}

		private synchronized void add(SentryId id) {
			List<SentryId> all = new ArrayList<>(this.reported);
			all.add(id);
			this.reported = all;
		}

		@Override
		public void interrupted(Throwable reason) {
			this.execution.failed(reason);
		}

		@Override
		public Runnable suspended() {
			this.suspended = true;
			boolean held = this.execution.holdBeside();
			return () -> {
				try (UnitOfWork.Entered entered = this.execution.enter()) {
					reply();
				}
				if (held) {
					this.execution.releaseBeside();
				}
			};
		}

		@Override
		public boolean isUnfinished() {
			return !this.suspended && !this.reported.isEmpty();
		}

		@Override
		public void finish() {
			reply();
		}

		private void reply() {
			this.reported.stream()
				.filter((id) -> !SentryId.EMPTY_ID.equals(id))
				.findFirst()
				.ifPresent((id) -> EventHandling.this.reply.send(this.execution, this.invocation, id));
		}

	}

}
