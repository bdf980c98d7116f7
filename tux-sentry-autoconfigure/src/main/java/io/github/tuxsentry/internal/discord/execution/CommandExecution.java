package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.tuxsentry.internal.discord.execution.ExecutionTimers.Timer;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.SentryDate;
import io.sentry.SentryInstantDate;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.jspecify.annotations.Nullable;

/**
 * Execution of a command, of a component or of another event. From top to bottom, this
 * class covers how an execution {@linkplain #begin begins}, what {@linkplain #hold()
 * holds it open}, how the {@linkplain #called response} to an interaction does so, and
 * how it {@linkplain #end ends}, once. Thread-safe.
 * <p>
 * An execution is running while it is held open: by its listeners, by the work that they
 * started, and by an interaction that the user has no response to yet. Without a hold it
 * is idle. The execution of an interaction stays idle for a moment, in which a further
 * call for the interaction resumes it, and ends as of the time at which it became idle.
 */
public final class CommandExecution extends UnitOfWork {

	private static final int FIRST_SUCCESS = 200;

	private static final int FIRST_REDIRECT = 300;

	private static final int NOT_FOUND = 404;

	private final ExecutionRecord record;

	private final @Nullable Invocation invocation;

	private final RunningCommands commands;

	private final Deadlines deadlines;

	private final long startNanos;

	/**
	 * Created with the first timer: most events require none.
	 */
	private volatile @Nullable ExecutionTimers timers;

	private volatile State state = State.RUNNING;

	private Response response;

	/**
	 * Whether the response was still in flight when it should have arrived.
	 */
	private boolean inFlight;

	private int holds = 1;

	/**
	 * Whether the execution is one of the running commands.
	 */
	private volatile boolean begun;

	private @Nullable SentryDate idleSince;

	private long idleNanos;

	private volatile @Nullable Throwable failure;

	private final RoutineFailure routine = new RoutineFailure();

	private volatile @Nullable Throwable rejection;

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
		this.response = (interaction() != null) ? Response.PENDING : Response.NONE;
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
			timers().start(Timer.IDLE, this.deadlines.shortestIdle());
			timers().start(Timer.RESPONSE, this.deadlines.acknowledgement());
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
			timers().start(Timer.RESPONSE, this.deadlines.inFlight());
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

	@Override
	public void release() {
		boolean idle;
		synchronized (this.record) {
			idle = this.state != State.ENDED && --this.holds == 0 && !isAwaitingResponse();
			if (idle) {
				becomeIdle();
			}
		}
		if (idle) {
			endWhenIdle();
		}
	}

	/**
	 * Return whether the response alone holds the execution open. After a routine
	 * failure, because of which it may never come, only other work does.
	 */
	private boolean isAwaitingResponse() {
		return (this.response == Response.PENDING || this.response == Response.DEFERRED) && !this.routine.isOpen();
	}

	/**
	 * Handle a completed call for the interaction, by any thread of the bot. The callback
	 * is the response, unless it defers the reply: the reply itself is then awaited. A
	 * rejected response may be followed by another one.
	 * @param call the call
	 * @param status the status of Discord's answer, or 0 without an answer
	 */
	void called(InteractionCall call, int status) {
		if (call.isCallback() && status == NOT_FOUND) {
			notAcknowledged();
			return;
		}
		boolean accepted = status >= FIRST_SUCCESS && status < FIRST_REDIRECT;
		boolean deferred = accepted && call.isCallback() && InteractionCall.isDeferredReply(interaction());
		if (accepted && call.isResponse() && !deferred) {
			forgetRoutineFailure();
		}
		if (!resolves(call, accepted)) {
			return;
		}
		Response next = deferred ? Response.DEFERRED : Response.GIVEN;
		IllegalStateException problem = accepted ? null : rejected(status);
		if (!respond(Response.PENDING, next, problem) && !call.isCallback()) {
			respond(Response.DEFERRED, next, problem);
		}
	}

	private void forgetRoutineFailure() {
		synchronized (this.record) {
			if (this.state != State.ENDED) {
				this.routine.decide();
			}
		}
	}

	private static IllegalStateException rejected(int status) {
		return new IllegalStateException((status > 0) ? "Discord rejected the response to an interaction: " + status
				: "The response to an interaction was not sent");
	}

	private boolean resolves(InteractionCall call, boolean accepted) {
		synchronized (this.record) {
			if (isAwaited(call, accepted) && call.isResponse()) {
				return true;
			}
			if (accepted && call.isResponse() && this.rejection instanceof IllegalStateException) {
				this.rejection = null;
			}
			if (this.state != State.IDLE) {
				return false;
			}
			becomeIdle();
		}
		endWhenIdle();
		return false;
	}

	/**
	 * Return whether a call is the awaited response. JDA reports calls on different
	 * threads: the reply may overtake the callback without which it is not accepted.
	 */
	private boolean isAwaited(InteractionCall call, boolean accepted) {
		return switch (this.response) {
			case PENDING -> call.isCallback() || accepted;
			case DEFERRED -> !call.isCallback();
			case NONE, GIVEN -> false;
		};
	}

	private void notAcknowledged() {
		Invocation invoked = this.invocation;
		if (invoked == null) {
			return;
		}
		InteractionNotAcknowledgedException problem = new InteractionNotAcknowledgedException(invoked.name());
		if (respond(Response.PENDING, Response.GIVEN, problem)) {
			try (Entered entered = enter()) {
				this.record.notAcknowledged(problem);
			}
		}
	}

	/**
	 * Change the state of an awaited response.
	 * @return {@code false} if it is in another state
	 */
	private boolean respond(Response awaited, Response next, @Nullable Throwable problem) {
		boolean idle;
		synchronized (this.record) {
			if (this.state == State.ENDED || this.response != awaited) {
				return false;
			}
			this.response = next;
			this.rejection = problem;
			idle = this.holds == 0 && !isAwaitingResponse();
			if (idle) {
				becomeIdle();
			}
		}
		stop(Timer.RESPONSE);
		if (idle) {
			endWhenIdle();
		}
		return true;
	}

	/**
	 * {@inheritDoc} The response to an interaction is not awaited any longer. An
	 * interaction that Discord does not know any longer was not acknowledged in time.
	 */
	@Override
	public void failed(Throwable thrown) {
		boolean unknown = isUnknownInteraction(thrown);
		if (unknown) {
			notAcknowledged();
		}
		synchronized (this.record) {
			if (this.failure == null && !(unknown && this.rejection != null)) {
				this.failure = thrown;
			}
		}
		if (!respond(Response.PENDING, Response.GIVEN, null)) {
			respond(Response.DEFERRED, Response.GIVEN, null);
		}
	}

	private static boolean isUnknownInteraction(Throwable thrown) {
		return thrown instanceof ErrorResponseException error
				&& error.getErrorResponse() == ErrorResponse.UNKNOWN_INTERACTION;
	}

	/**
	 * Record a routine failure. It is not a failure of the execution if the user has a
	 * response: that to an interaction may follow, the message that responds to a prefix
	 * command is already being sent.
	 * @param thrown the failure
	 */
	public void failedRoutinely(Throwable thrown) {
		boolean decided;
		boolean idle;
		synchronized (this.record) {
			if (this.response == Response.GIVEN && !(this.rejection instanceof IllegalStateException)) {
				return;
			}
			decided = this.failure != null || isUnknownInteraction(thrown)
					|| (this.response == Response.NONE && !this.routine.isBesideMessage());
			idle = !decided && this.state == State.RUNNING && this.holds == 0;
			if (!decided) {
				this.routine.failed(thrown);
			}
			if (idle) {
				becomeIdle();
			}
		}
		if (decided) {
			failed(thrown);
		}
		if (idle) {
			endWhenIdle();
		}
	}

	/**
	 * Return whether the user has a response.
	 * @return {@code true} once the response was given
	 */
	public boolean isAnswered() {
		synchronized (this.record) {
			return this.response == Response.GIVEN;
		}
	}

	/**
	 * Record that a message is being sent.
	 */
	void sendsMessage() {
		synchronized (this.record) {
			this.routine.sendsMessage();
		}
	}

	/**
	 * Record that a message is no longer being sent. If it was sent, it is the response
	 * to a prefix command. Its callbacks, and the calls that they start, may already have
	 * completed. A routine failure beside messages of which none was sent, such as that
	 * of the message itself, precedes all later ones.
	 * @param sent whether the message was sent
	 */
	void completedMessage(boolean sent) {
		synchronized (this.record) {
			boolean last = this.routine.completedMessage();
			if (this.response != Response.NONE) {
				return;
			}
			if (sent) {
				this.response = Response.GIVEN;
				this.routine.decide();
			}
			else if (last && this.routine.isOpen()) {
				this.failure = this.routine.decide();
			}
		}
	}

	/**
	 * Become idle. Without an interaction, of which a further call may follow, that is
	 * the end.
	 */
	private void becomeIdle() {
		this.state = (interaction() != null) ? State.IDLE : State.ENDED;
		this.idleSince = this.record.isTransaction() ? new SentryInstantDate() : null;
		this.idleNanos = (this.invocation != null) ? this.deadlines.nanoTime() : 0;
	}

	private void endWhenIdle() {
		Interaction interaction = interaction();
		if (interaction == null) {
			end();
			return;
		}
		timers().start(Timer.IDLE, this.deadlines.idle(interaction.getJDA()));
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
		timers().start(Timer.DEADLINE, this.deadlines.deadline());
	}

	/**
	 * End the execution because the bot shuts down.
	 */
	void abort() {
		interrupt(new CommandAbortedException());
	}

	/**
	 * Return whether work is outstanding other than that of the calling thread, which
	 * shuts the bot down from within this execution.
	 */
	boolean isAwaitedByItself() {
		Interaction interaction = interaction();
		boolean inFlight = interaction != null && interaction.isAcknowledged();
		synchronized (this.record) {
			return this.state == State.RUNNING && (this.holds > 1 || (inFlight && this.response == Response.PENDING));
		}
	}

	/**
	 * End the execution, in which the calling thread shuts the bot down: that is not a
	 * failure if the user has a response and no other work is outstanding.
	 */
	void endByItself() {
		boolean done = !isAwaitedByItself() && (this.invocation == null || isAnswered());
		interrupt(done ? null : new CommandAbortedException());
	}

	private void interrupt(@Nullable Exception reason) {
		synchronized (this.record) {
			if (this.state == State.ENDED) {
				return;
			}
			if (this.state == State.RUNNING) {
				if (this.failure == null && this.rejection == null) {
					this.failure = reason;
				}
				becomeIdle();
			}
			this.state = State.ENDED;
		}
		end();
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
		Throwable reason = reason();
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

	/**
	 * Return the first failure. A routine failure that is open precedes all others.
	 */
	private @Nullable Throwable reason() {
		synchronized (this.record) {
			Throwable routinely = this.routine.decide();
			Throwable failed = (routinely != null) ? routinely : this.failure;
			return (failed != null) ? failed : this.rejection;
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
		delayed.begin();
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

	boolean isEnded() {
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

	/**
	 * State of the response to the user: none is required, it is pending, it is deferred,
	 * or it was given (or given up).
	 */
	private enum Response {

		NONE, PENDING, DEFERRED, GIVEN

	}

}
