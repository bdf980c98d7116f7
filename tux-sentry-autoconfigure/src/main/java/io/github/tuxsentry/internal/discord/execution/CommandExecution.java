package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.sentry.ISentryLifecycleToken;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.interactions.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * Execution of a command, of a component or of another event, from the dispatch to the
 * listeners until everything that they started is complete. From top to bottom, this
 * class covers how an execution {@linkplain #start starts}, what {@linkplain #hold()
 * holds it open}, and how it {@linkplain #end ends}, once. Thread-safe.
 */
public final class CommandExecution {

	private static final String ORIGIN = "auto.discord.jda";

	private static final int ENDED = Integer.MIN_VALUE / 2;

	private static final ThreadLocal<@Nullable CommandExecution> current = new ThreadLocal<>();

	private final @Nullable Invocation invocation;

	private final Services services;

	private final ActiveSpan span;

	private final AtomicInteger holds = new AtomicInteger(1);

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private final Queue<Runnable> afterEnd = new ConcurrentLinkedQueue<>();

	private @Nullable CommandRun run;

	private CommandExecution(@Nullable Invocation invocation, Services services) {
		this.invocation = invocation;
		this.services = services;
		this.span = services.faults.get("start an event", this::startSpan, ActiveSpan.none());
	}

	/**
	 * Start an execution in a scope of its own: a transaction for a command or component,
	 * only a scope for any other event.
	 * @param event the event
	 * @param invocation the invocation by a user, or {@code null} for another event
	 * @param services the services that an execution uses
	 * @return the execution, held open by the caller, or {@code null} if the bot is
	 * stopping and accepts no further commands
	 */
	public static @Nullable CommandExecution start(GenericEvent event, @Nullable Invocation invocation,
			Services services) {
		if (invocation != null && !services.commands.begin()) {
			return null;
		}
		CommandExecution execution = new CommandExecution(invocation, services);
		execution.describe(event);
		if (invocation != null) {
			execution.run = services.tracker.trackCommandStart(invocation.name(), invocation.kind().type());
		}
		return execution;
	}

	private ActiveSpan startSpan() {
		return (this.invocation != null && this.invocation.kind().isTransaction()) ? this.services.tracer
			.startIsolatedTransaction(this.invocation.kind().operation(), this.invocation.transactionName(), ORIGIN)
				: this.services.tracer.startIsolatedScope();
	}

	private void describe(GenericEvent event) {
		SentryManager sentry = this.services.sentry;
		FaultBarrier faults = this.services.faults;
		faults.run("set the shard", () -> sentry.setTag("shard.id", event.getJDA().getShardInfo().getShardId()));
		Invocation invoked = this.invocation;
		if (invoked != null) {
			faults.run("describe a user", () -> sentry.setUserContext(invoked.user().get()));
			faults.run("describe a command", () -> sentry.setCommandContext(invoked.context().get()));
		}
	}

	/**
	 * Call the listeners, and release the hold of the caller when they have returned.
	 * Incomplete work that they started holds the execution open until the deadline.
	 * @param listeners the listeners
	 * @param afterwards the remaining work of the execution; it must not throw an
	 * exception
	 */
	public void run(Runnable listeners, Runnable afterwards) {
		try (Entered entered = enter()) {
			listeners.run();
		}
		finally {
			this.services.faults.run("end an event", () -> returned(afterwards));
		}
	}

	private void returned(Runnable afterwards) {
		try (Entered entered = enter()) {
			afterwards.run();
		}
		finally {
			release();
			expireLater();
			this.span.detach();
		}
	}

	/**
	 * Hold the execution open. REST calls that are in flight, and callbacks and delayed
	 * actions that have not run yet, each do so.
	 * @return {@code false} if the execution has ended and cannot be held open
	 */
	public boolean hold() {
		return this.holds.updateAndGet((count) -> (count > 0) ? count + 1 : count) > 0;
	}

	/**
	 * Release a hold. The execution ends with the last one.
	 */
	public void release() {
		if (this.holds.decrementAndGet() == 0) {
			end();
		}
	}

	/**
	 * End the execution at its deadline, regardless of its holds.
	 */
	private void expireLater() {
		if (isOpen()) {
			Duration deadline = this.services.deadlines.deadline();
			Runnable cancellation = this.services.deadlines.later(() -> expire(deadline), deadline);
			onEnd(cancellation);
		}
	}

	private void expire(Duration deadline) {
		if (this.holds.getAndSet(ENDED) > 0) {
			failed(new TimeoutException("Not finished within " + deadline.toSeconds() + " s"));
			end();
		}
	}

	/**
	 * Record that part of the execution failed. The first failure is that of the
	 * execution.
	 * @param thrown the failure
	 */
	public void failed(Throwable thrown) {
		this.failure.compareAndSet(null, thrown);
	}

	private void end() {
		try (Entered entered = enter()) {
			CommandRun command = this.run;
			if (command == null) {
				this.span.end();
			}
			else {
				this.services.faults.run("end a command", () -> endCommand(command, this.failure.get()));
				this.services.commands.end();
			}
		}
		runAfterEnd();
	}

	private void endCommand(CommandRun command, @Nullable Throwable reason) {
		this.services.tracker.trackCommandEnd(command, reason);
		if (reason != null) {
			this.span.fail(reason);
		}
		Invocation invoked = this.invocation;
		Interaction interaction = (invoked != null && invoked.kind().isTransaction()) ? invoked.interaction() : null;
		if (interaction != null) {
			this.services.untrackedCalls.finish(interaction, this.span);
		}
		else {
			this.span.end();
		}
	}

	/**
	 * Run a task once the execution has ended, or immediately if it already has.
	 */
	private void onEnd(Runnable task) {
		this.afterEnd.add(task);
		if (!isOpen()) {
			runAfterEnd();
		}
	}

	private void runAfterEnd() {
		for (Runnable task = this.afterEnd.poll(); task != null; task = this.afterEnd.poll()) {
			task.run();
		}
	}

	/**
	 * Return whether the execution is a command or the use of a component.
	 * @return {@code true} for an invocation by a user, {@code false} for another event
	 */
	public boolean isInvocation() {
		return this.invocation != null;
	}

	private boolean isOpen() {
		return this.holds.get() > 0;
	}

	/**
	 * Return the execution that the current thread is part of.
	 * @return the execution, or {@code null} if there is none
	 */
	public static @Nullable CommandExecution current() {
		return current.get();
	}

	/**
	 * Enter this execution on the current thread.
	 * @return the token that leaves the execution when it is closed on the same thread
	 */
	public Entered enter() {
		CommandExecution before = current.get();
		ISentryLifecycleToken scope = this.span.makeCurrent();
		current.set(this);
		return () -> {
			scope.close();
			restore(before);
		};
	}

	/**
	 * Leave the current execution on the current thread.
	 * @return the token that restores the execution when it is closed
	 */
	static Entered suspend() {
		CommandExecution before = current.get();
		current.remove();
		return () -> restore(before);
	}

	private static void restore(@Nullable CommandExecution before) {
		if (before != null) {
			current.set(before);
		}
		else {
			current.remove();
		}
	}

	/**
	 * Services that executions use.
	 *
	 * @param sentry describes users and commands
	 * @param tracker tracks commands
	 * @param tracer starts transactions and scopes
	 * @param commands counts the running commands
	 * @param deadlines schedules the deadline
	 * @param untrackedCalls finishes the transactions of bots whose calls to Discord do
	 * not hold executions open
	 * @param faults handles internal errors
	 */
	public record Services(SentryManager sentry, CommandTracker tracker, Tracer tracer, RunningCommands commands,
			Deadlines deadlines, UntrackedCalls untrackedCalls, FaultBarrier faults) {
	}

	/**
	 * Participation of a thread in an execution.
	 */
	@FunctionalInterface
	public interface Entered extends AutoCloseable {

		@Override
		void close();

	}

}
