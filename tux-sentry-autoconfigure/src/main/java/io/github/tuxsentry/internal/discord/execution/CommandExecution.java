package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import io.github.tuxsentry.internal.discord.execution.ExecutionTimers.Timer;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.SentryDate;
import io.sentry.SentryInstantDate;
import net.dv8tion.jda.api.interactions.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * Execution of a command, of a component or of another event. From top to bottom, this
 * class covers how an execution {@linkplain #begin begins}, what {@linkplain #hold()
 * holds it open}, what {@linkplain #called changes} its {@link ExecutionOutcome outcome},
 * and how it {@linkplain #end ends}, once. Thread-safe.
 * <p>
 * An execution is running while it is held open: by its listeners, by the work that they
 * started, and by an interaction that the user has no response to yet. Without a hold it
 * is idle. The execution of an interaction stays idle for a moment, in which a further
 * call for the interaction resumes it, and ends as of the time at which it became idle.
 */
public final class CommandExecution extends UnitOfWork {

	private static final int NOT_FOUND = 404;

	private final ExecutionRecord record;

	private final @Nullable Invocation invocation;

	private final RunningCommands commands;

	private final Deadlines deadlines;

	private final long startNanos;

	/**
	 * The threads of an invocation.
	 */
	private final @Nullable ExecutionThreads threads;

	/**
	 * Guarded by the lock of the record, like the state and the holds.
	 */
	private final ExecutionOutcome outcome;

	/**
	 * Created with the first timer: most events require none.
	 */
	private volatile @Nullable ExecutionTimers timers;

	private volatile State state = State.RUNNING;

	/**
	 * Whether the response was still in flight when it should have arrived.
	 */
	private boolean inFlight;

	private int holds = 1;

	/**
	 * Number of holds beside another one for the same work.
	 */
	private int holdsBeside;

	/**
	 * Work to perform when nothing holds the execution open any longer, before it becomes
	 * idle.
	 */
	private @Nullable Runnable last;

	/**
	 * Whether the execution is one of the running commands.
	 */
	private volatile boolean begun;

	private @Nullable SentryDate idleSince;

	private long idleNanos;

	/**
	 * Create an execution that is held open by the caller.
	 */
	CommandExecution(ExecutionRecord record, @Nullable Invocation invocation, RunningCommands commands,
			Deadlines deadlines) {
		this.record = record;
		this.invocation = invocation;
		this.commands = commands;
		this.deadlines = deadlines;
		this.startNanos = (invocation != null) ? deadlines.nanoTime() : 0;
		this.threads = (invocation != null) ? new ExecutionThreads() : null;
		this.outcome = new ExecutionOutcome(interaction() != null);
	}

	/**
	 * Begin the execution of an invocation, which ends at its deadline regardless of what
	 * holds it open. An interaction awaits its response within the time that Discord
	 * grants; a bot whose response is still in flight then has more time. The timer that
	 * is due first is started first, so that the others need not be scheduled.
	 */
	void begin() {
		Interaction interaction = interaction();
		if (interaction != null) {
			start(Timer.IDLE, this.deadlines.shortestIdle());
			start(Timer.RESPONSE, this.deadlines.acknowledgement());
		}
		expireLater();
		this.begun = true;
		this.commands.add(this, interaction);
	}

	private void expired(Timer timer) {
		switch (timer) {
			case RESPONSE -> notAcknowledgedInTime();
			case IDLE -> endIfIdle();
			case DEADLINE ->
				interrupt(new TimeoutException("Not finished within " + this.deadlines.deadline().toSeconds() + " s"));
		}
	}

	private void notAcknowledgedInTime() {
		Interaction interaction = interaction();
		if (interaction != null && interaction.isAcknowledged() && !this.inFlight) {
			this.inFlight = true;
			start(Timer.RESPONSE, this.deadlines.inFlight());
		}
		else {
			notAcknowledged();
		}
	}

	/**
	 * Call the listeners, and release the hold of the caller when they have returned.
	 * Incomplete work that they started holds the execution open until the deadline. The
	 * scopes of the execution are current on the thread that started it, until then.
	 * @param listeners the listeners
	 */
	public void run(Listeners listeners) {
		UnitOfWork before = exchange(this);
		LogContext.Entries log = this.record.enterLog();
		try {
			listeners.call();
		}
		finally {
			this.record.leaveLog(log);
			exchange(before);
			returned(listeners);
		}
	}

	private void returned(Listeners listeners) {
		try {
			if (listeners.isUnfinished()) {
				finish(listeners);
			}
		}
		finally {
			release();
			if (this.invocation == null && isRunning()) {
				expireLater();
			}
			this.record.span().leave();
		}
	}

	private void finish(Listeners listeners) {
		try (Entered entered = enter()) {
			listeners.finish();
		}
	}

	@Override
	protected void entered(Thread thread) {
		if (this.threads != null) {
			this.threads.add(thread);
		}
	}

	@Override
	protected void left(Thread thread) {
		if (this.threads != null) {
			this.threads.remove(thread);
		}
	}

	/**
	 * Hold the execution open. Calls that are in flight, callbacks and tasks that have
	 * not run yet, and traced results that are incomplete each do so.
	 */
	@Override
	public boolean hold() {
		synchronized (this.record) {
			if (this.state == State.ENDED) {
				return false;
			}
			if (this.state == State.IDLE) {
				this.state = State.RUNNING;
				stop(Timer.IDLE);
			}
			this.holds++;
			return true;
		}
	}

	/**
	 * Hold the execution open beside another hold for the same work, such as that of the
	 * coroutine that calls the listeners.
	 * @return {@code false} if the execution has ended
	 */
	public boolean holdBeside() {
		synchronized (this.record) {
			boolean held = hold();
			if (held) {
				this.holdsBeside++;
			}
			return held;
		}
	}

	/**
	 * Release a hold beside another one.
	 */
	public void releaseBeside() {
		synchronized (this.record) {
			this.holdsBeside--;
		}
		release();
	}

	@Override
	public void release() {
		boolean last;
		synchronized (this.record) {
			last = --this.holds == 0;
		}
		if (last) {
			endUnlessHeld();
		}
	}

	/**
	 * Handle a completed call for the interaction, by any thread of the bot. Unless it is
	 * the response, a call of an idle execution delays its end.
	 * @param call the call
	 * @param status the status of Discord's answer, or 0 without an answer
	 */
	void called(InteractionCall call, int status) {
		if (call.isCallback() && status == NOT_FOUND) {
			notAcknowledged();
			return;
		}
		boolean deferred = call.isCallback() && this.invocation != null && this.invocation.isReplyDeferred();
		if (!respond(() -> this.outcome.called(call, status, deferred))) {
			endUnlessHeld();
		}
	}

	private void notAcknowledged() {
		Invocation invoked = this.invocation;
		if (invoked == null) {
			return;
		}
		InteractionNotAcknowledgedException problem = new InteractionNotAcknowledgedException(invoked.name());
		if (respond(() -> this.outcome.notAcknowledged(problem))) {
			try (Entered entered = enter()) {
				this.record.notAcknowledged(problem);
			}
		}
	}

	/**
	 * {@inheritDoc} The response to an interaction is not awaited any longer. An
	 * interaction that Discord does not know any longer was not acknowledged in time.
	 */
	@Override
	public void failed(Throwable thrown) {
		if (ExecutionOutcome.isUnknownInteraction(thrown)) {
			notAcknowledged();
		}
		respond(() -> this.outcome.failed(thrown));
	}

	/**
	 * Record a routine failure. It is not a failure of the execution if the user has a
	 * response, which no longer holds the execution open.
	 * @param thrown the failure
	 */
	public void failedRoutinely(Throwable thrown) {
		boolean decided;
		synchronized (this.record) {
			decided = this.outcome.failedRoutinely(thrown);
		}
		if (decided) {
			failed(thrown);
		}
		else if (isRunning()) {
			endUnlessHeld();
		}
	}

	/**
	 * Record the awaited response, or that there is none.
	 * @param change changes the outcome, and returns {@code false} if no response is
	 * awaited
	 */
	private boolean respond(BooleanSupplier change) {
		synchronized (this.record) {
			if (this.state == State.ENDED || !change.getAsBoolean()) {
				return false;
			}
		}
		stop(Timer.RESPONSE);
		endUnlessHeld();
		return true;
	}

	/**
	 * Return whether the user has a response, or does not get one any longer.
	 * @return {@code true} once the response was given or the execution has failed
	 */
	public boolean isAnswered() {
		synchronized (this.record) {
			return this.outcome.isDecided();
		}
	}

	/**
	 * Return whether the user has a response. A deferred reply is none.
	 * @return {@code true} if Discord has accepted the response
	 */
	public boolean isReplied() {
		synchronized (this.record) {
			return this.outcome.isGiven();
		}
	}

	/**
	 * Perform a task as the last part of the execution, when nothing holds it open any
	 * longer. It is not performed if the execution is interrupted before.
	 * @param task the task, which replaces an earlier one
	 */
	public void performLast(Runnable task) {
		synchronized (this.record) {
			this.last = task;
		}
	}

	/**
	 * Record that a message is being sent.
	 */
	void sendsMessage() {
		synchronized (this.record) {
			this.outcome.sendsMessage();
		}
	}

	/**
	 * Record that a message is no longer being sent.
	 * @param sent whether the message was sent
	 */
	void completedMessage(boolean sent) {
		synchronized (this.record) {
			this.outcome.completedMessage(sent);
		}
	}

	/**
	 * Become idle, unless the execution is held open. Without an interaction, of which a
	 * further call may follow, that is the end.
	 */
	private void endUnlessHeld() {
		Runnable task;
		synchronized (this.record) {
			if (this.state == State.ENDED || this.holds > 0 || this.outcome.isAwaited()) {
				return;
			}
			task = this.last;
			this.last = null;
			if (task == null) {
				becomeIdle();
			}
		}
		if (task == null) {
			endWhenIdle();
		}
		else if (hold()) {
			runHeld(task);
		}
	}

	private void endWhenIdle() {
		Interaction interaction = interaction();
		if (interaction == null) {
			end();
			return;
		}
		start(Timer.IDLE, this.deadlines.idle(interaction.getJDA()));
	}

	private void becomeIdle() {
		this.state = (interaction() != null) ? State.IDLE : State.ENDED;
		this.idleSince = this.record.isTransaction() ? new SentryInstantDate() : null;
		this.idleNanos = (this.invocation != null) ? this.deadlines.nanoTime() : 0;
	}

	private void endIfIdle() {
		Interaction interaction = interaction();
		if (interaction == null) {
			return;
		}
		long delay = this.deadlines.idle(interaction.getJDA()).toNanos();
		synchronized (this.record) {
			if (this.state != State.IDLE || this.deadlines.nanoTime() - this.idleNanos < delay) {
				return;
			}
			this.state = State.ENDED;
		}
		end();
	}

	/**
	 * End the execution at its deadline, regardless of what holds it open.
	 */
	private void expireLater() {
		start(Timer.DEADLINE, this.deadlines.deadline());
	}

	/**
	 * End the execution because the bot shuts down.
	 */
	void abort() {
		interrupt(new CommandAbortedException());
	}

	/**
	 * Return whether the execution has called {@link System#exit}.
	 */
	boolean isExiting() {
		return this.threads != null && this.threads.areExiting();
	}

	/**
	 * Return whether work is outstanding other than that of the thread that shuts the bot
	 * down from within this execution.
	 */
	boolean isAwaitedByItself() {
		Interaction interaction = interaction();
		boolean inFlight = interaction != null && interaction.isAcknowledged();
		synchronized (this.record) {
			return this.state == State.RUNNING
					&& (this.holds - this.holdsBeside > 1 || (inFlight && this.outcome.isPending()));
		}
	}

	/**
	 * End the execution, in which a thread shuts the bot down: that is not a failure if
	 * no other work is outstanding, and the user of an interaction has a response.
	 */
	void endByItself() {
		boolean done = !isAwaitedByItself() && (interaction() == null || isAnswered());
		interrupt(done ? null : new CommandAbortedException());
	}

	private void interrupt(@Nullable Exception reason) {
		synchronized (this.record) {
			if (this.state == State.ENDED) {
				return;
			}
			if (this.state == State.RUNNING) {
				this.outcome.interrupted(reason);
				becomeIdle();
			}
			this.state = State.ENDED;
		}
		end();
	}

	private void start(Timer timer, Duration delay) {
		try {
			timers().start(timer, delay);
		}
		catch (Throwable fault) {
			this.record.faults().caught("start a timer", fault);
		}
	}

	private ExecutionTimers timers() {
		synchronized (this.record) {
			ExecutionTimers known = this.timers;
			if (known == null) {
				known = new ExecutionTimers(this.deadlines, this::expired);
				if (this.state == State.ENDED) {
					known.stop();
				}
				this.timers = known;
			}
			return known;
		}
	}

	private void stop(Timer timer) {
		ExecutionTimers known = this.timers;
		if (known != null) {
			known.stop(timer);
		}
	}

	private void end() {
		Throwable reason;
		synchronized (this.record) {
			reason = this.outcome.reason();
		}
		ExecutionTimers known = this.timers;
		if (known != null) {
			known.stop();
		}
		try {
			if (this.record.isTransaction()) {
				end(reason);
			}
		}
		finally {
			if (this.begun) {
				this.commands.remove(this, interaction());
			}
		}
	}

	private void end(@Nullable Throwable reason) {
		try (Entered entered = enter()) {
			this.record.end(reason, this.idleSince, Duration.ofNanos(this.idleNanos - this.startNanos));
		}
	}

	/**
	 * Run a task that was scheduled to run after a delay: as part of this execution, or,
	 * if this has ended, as work of its own in the same trace.
	 * @param task the task
	 */
	void runDelayed(Runnable task) {
		CommandExecution execution = hold() ? this : startDelayed();
		execution.runHeld(task);
	}

	/**
	 * Start work of its own in the same trace, after the end of this execution.
	 * @return the execution of the work, which is held open by the caller
	 */
	CommandExecution startDelayed() {
		CommandExecution delayed = new CommandExecution(this.record.startDelayed(), null, this.commands,
				this.deadlines);
		this.record.faults().run("begin to follow delayed work", delayed::begin);
		return delayed;
	}

	private void runHeld(Runnable task) {
		try {
			runWithin(task);
		}
		finally {
			release();
		}
	}

	/**
	 * Run a task within this execution. An exception of the task is a failure of the
	 * execution.
	 * @param task the task
	 */
	void runWithin(Runnable task) {
		try (Entered entered = enter()) {
			task.run();
		}
		catch (Throwable thrown) {
			failed(thrown);
			throw thrown;
		}
	}

	boolean isDelayedWorkOf(CommandExecution other) {
		return this.record.isOf(other.record);
	}

	private @Nullable Interaction interaction() {
		return (this.invocation != null) ? this.invocation.interaction() : null;
	}

	/**
	 * Return whether the execution is a command or the use of a component.
	 * @return {@code true} for an invocation by a user, {@code false} for another event
	 */
	public boolean isInvocation() {
		return this.invocation != null;
	}

	boolean isRunning() {
		return this.state == State.RUNNING;
	}

	@Override
	public boolean isEnded() {
		return this.state == State.ENDED;
	}

	@Override
	public @Nullable IScopes scopes() {
		return this.record.span().scopes();
	}

	/**
	 * Return the execution that the current thread is part of.
	 * @return the execution, or {@code null} if there is none
	 */
	public static @Nullable CommandExecution current() {
		return (UnitOfWork.current() instanceof CommandExecution execution) ? execution : null;
	}

	/**
	 * Enter this execution on the current thread.
	 * @return the token that leaves the execution when it is closed on the same thread
	 */
	public Entered enter() {
		return new Participation();
	}

	/**
	 * Participation of the current thread in this execution.
	 */
	private final class Participation implements Entered {

		private final ISentryLifecycleToken scope;

		private final @Nullable UnitOfWork work;

		private final LogContext.Entries log;

		Participation() {
			this.scope = CommandExecution.this.record.span().makeCurrent();
			this.work = exchange(CommandExecution.this);
			this.log = CommandExecution.this.record.enterLog();
		}

		@Override
		public void close() {
			CommandExecution.this.record.leaveLog(this.log);
			this.scope.close();
			exchange(this.work);
		}

	}

	/**
	 * Listeners that an execution calls.
	 */
	public interface Listeners {

		/**
		 * Call the listeners.
		 */
		void call();

		/**
		 * Return whether there is work left after the listeners have returned.
		 * @return {@code true} to {@link #finish()}
		 */
		boolean isUnfinished();

		/**
		 * Perform the remaining work. This method must not throw an exception.
		 */
		void finish();

	}

	/**
	 * State of an execution.
	 */
	private enum State {

		RUNNING, IDLE, ENDED

	}

}
