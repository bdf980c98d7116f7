package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.requests.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands of users that have not ended, those of interactions by their token. On
 * shutdown, further commands are rejected, the running ones are awaited, since JDA does
 * not send replies once it is shut down, and the remaining ones are aborted. Thread-safe.
 */
public final class RunningCommands implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RunningCommands.class);

	private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private static final long MAX_END_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final Map<String, CommandExecution> interactions = new ConcurrentHashMap<>();

	/**
	 * Executions without an interaction, and those of interactions with the same key as a
	 * later one: the key of a long token is a hash.
	 */
	private final Set<CommandExecution> others = ConcurrentHashMap.newKeySet();

	private final EndedInteractions ended = new EndedInteractions();

	/**
	 * Commands that have called {@link System#exit}. The thread that closes the
	 * application is a shutdown hook then.
	 */
	private volatile Set<CommandExecution> exiting = Set.of();

	private volatile boolean stopping;

	private volatile boolean stopped;

	private volatile boolean closed;

	/**
	 * Create a new instance without commands.
	 */
	public RunningCommands() {
	}

	/**
	 * Return whether further commands are rejected.
	 * @return {@code true} on shutdown
	 */
	public boolean isStopping() {
		return this.stopping && !this.closed;
	}

	void add(CommandExecution execution, @Nullable Interaction interaction) {
		CommandExecution other = (interaction != null)
				? this.interactions.put(InteractionCall.keyOf(interaction), execution) : execution;
		if (other != null) {
			addOther(other);
		}
		if (this.stopped) {
			execution.abort();
		}
	}

	/**
	 * Add an execution, which may end in the meantime.
	 */
	private void addOther(CommandExecution other) {
		this.others.add(other);
		if (other.isEnded()) {
			this.others.remove(other);
		}
		else if (this.stopped) {
			other.abort();
		}
	}

	void remove(CommandExecution execution, @Nullable Interaction interaction) {
		String key = (interaction != null) ? InteractionCall.keyOf(interaction) : null;
		if (key != null && this.interactions.get(key) == execution) {
			// A call of another thread finds it as running or as ended.
			this.ended.add(key, execution);
			this.interactions.remove(key, execution);
		}
		else {
			this.others.remove(execution);
		}
	}

	/**
	 * Hold the execution that a call to Discord belongs to open: that of its interaction,
	 * or else that of the current thread. A call for an interaction whose execution has
	 * ended begins work of its own in the same trace.
	 * @param route the route of the call
	 * @return the execution, to be released when the call is complete, or {@code null} if
	 * there is none
	 */
	@Nullable CommandExecution hold(Route.CompiledRoute route) {
		InteractionCall call = InteractionCall.of(route);
		CommandExecution execution = find(call);
		if (execution != null && execution.hold()) {
			return execution;
		}
		CommandExecution before = (execution != null && execution == runningOf(call)) ? execution : endedOf(call);
		return (before != null) ? before.startDelayed() : null;
	}

	private @Nullable CommandExecution runningOf(@Nullable InteractionCall call) {
		return (call != null) ? this.interactions.get(call.key()) : null;
	}

	private @Nullable CommandExecution endedOf(@Nullable InteractionCall call) {
		return (call != null) ? this.ended.find(call.key()) : null;
	}

	/**
	 * Return the execution that a call to Discord belongs to: that of its interaction, or
	 * else that of the current thread, unless the call is for another interaction.
	 * @param route the route of the call
	 * @return the execution, or {@code null} if there is none
	 */
	@Nullable CommandExecution find(Route.CompiledRoute route) {
		return find(InteractionCall.of(route));
	}

	private @Nullable CommandExecution find(@Nullable InteractionCall call) {
		CommandExecution running = runningOf(call);
		if (running != null) {
			return running;
		}
		CommandExecution current = CommandExecution.current();
		CommandExecution before = endedOf(call);
		return (before == null || (current != null && current.isDelayedWorkOf(before))) ? current : null;
	}

	/**
	 * Handle a completed call to Discord.
	 * @param route the route of the call
	 * @param status the status of Discord's answer, or 0 without an answer
	 */
	void called(Route.CompiledRoute route, int status) {
		InteractionCall call = InteractionCall.of(route);
		CommandExecution execution = runningOf(call);
		if (call != null && execution != null) {
			execution.called(call, status);
		}
	}

	/**
	 * Return the number of commands that have not ended.
	 * @return the number
	 */
	public int size() {
		return this.interactions.size() + this.others.size();
	}

	/**
	 * Reject further commands, wait for the running ones, and abort those that remain. A
	 * command that closes the application only awaits its other work, e.g. its reply.
	 * @param timeout the maximum time to wait
	 * @throws InterruptedException if the thread is interrupted
	 */
	public void stop(Duration timeout) throws InterruptedException {
		this.stopping = true;
		this.exiting = findExiting();
		try {
			awaitWhile(() -> all().anyMatch(this::isAwaited), timeout.toNanos());
		}
		finally {
			long running = all().filter(this::isAwaited).count();
			if (running > 0) {
				logger.info("Shutting down while {} commands are still running", running);
			}
			abort();
			// Other threads may be ending commands.
			awaitWhile(() -> size() > 0, MAX_END_NANOS);
		}
	}

	private static void awaitWhile(BooleanSupplier condition, long timeoutNanos) throws InterruptedException {
		long deadline = System.nanoTime() + timeoutNanos;
		while (condition.getAsBoolean() && System.nanoTime() - deadline < 0) {
			TimeUnit.NANOSECONDS.sleep(Math.min(MAX_PAUSE_NANOS, Math.max(1, deadline - System.nanoTime())));
		}
	}

	/**
	 * End the commands that await further calls after their response, and abort those
	 * that are still running, as well as further ones.
	 */
	private void abort() {
		this.stopping = true;
		this.stopped = true;
		all().toList().forEach(this::abort);
	}

	private void abort(CommandExecution execution) {
		if (isClosing(execution)) {
			execution.endByItself();
		}
		else {
			execution.abort();
		}
	}

	/**
	 * End all commands, and accept further ones, which are not followed any longer: a bot
	 * may outlive its application context. If one of them closes it, its reply is
	 * awaited.
	 */
	@Override
	public void close() {
		this.exiting = findExiting();
		try {
			awaitWhile(() -> all().anyMatch((each) -> isClosing(each) && isAwaited(each)), MAX_END_NANOS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			abort();
			this.closed = true;
		}
	}

	private boolean isAwaited(CommandExecution execution) {
		return isClosing(execution) ? execution.isAwaitedByItself() : execution.isRunning();
	}

	private boolean isClosing(CommandExecution execution) {
		return execution == CommandExecution.current() || this.exiting.contains(execution);
	}

	private Set<CommandExecution> findExiting() {
		return all().filter(CommandExecution::isExiting).collect(Collectors.toUnmodifiableSet());
	}

	private Stream<CommandExecution> all() {
		return Stream.concat(this.interactions.values().stream(), this.others.stream());
	}

}
