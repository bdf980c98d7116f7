package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.function.Predicate;

import net.dv8tion.jda.api.JDA;

/**
 * Deadlines of executions, such as that of a command whose call to Discord never
 * completes, and the timer that they use. Thread-safe.
 */
public final class Deadlines implements AutoCloseable {

	/**
	 * Time within which Discord expects the callback of an interaction.
	 */
	private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(3);

	private static final Duration IN_FLIGHT_TIMEOUT = Duration.ofSeconds(10);

	/**
	 * The calls in flight of a bot whose builder was not configured cannot be observed.
	 */
	private static final Duration MIN_UNTRACKED_IDLE_TIMEOUT = Duration.ofSeconds(2);

	private final Duration deadline;

	private final Duration idle;

	private final Duration untrackedIdle;

	private final Predicate<JDA> tracked;

	private final TaskTimer timer;

	/**
	 * Create new deadlines.
	 * @param deadline the deadline of each execution
	 * @param idle the time that the execution of an interaction stays idle before it ends
	 * @param tracked whether the calls of a bot are tracked
	 */
	public Deadlines(Duration deadline, Duration idle, Predicate<JDA> tracked) {
		this(deadline, idle, tracked, new TaskTimer.Threaded("tux-sentry-deadlines"));
	}

	Deadlines(Duration deadline, Duration idle, Predicate<JDA> tracked, TaskTimer timer) {
		this.deadline = deadline;
		this.idle = idle;
		this.untrackedIdle = (idle.compareTo(MIN_UNTRACKED_IDLE_TIMEOUT) > 0) ? idle : MIN_UNTRACKED_IDLE_TIMEOUT;
		this.tracked = tracked;
		this.timer = timer;
	}

	/**
	 * Return the deadline of each execution.
	 * @return the maximum time from the start of an execution to its end
	 */
	Duration deadline() {
		return this.deadline;
	}

	Duration acknowledgement() {
		return ACKNOWLEDGEMENT_TIMEOUT;
	}

	Duration inFlight() {
		return IN_FLIGHT_TIMEOUT;
	}

	/**
	 * Return how long the execution of an interaction stays idle before it ends.
	 */
	Duration idle(JDA bot) {
		return this.tracked.test(bot) ? this.idle : this.untrackedIdle;
	}

	/**
	 * Return how long any execution of an interaction stays idle at least.
	 */
	Duration shortestIdle() {
		return this.idle;
	}

	long nanoTime() {
		return this.timer.nanoTime();
	}

	/**
	 * Schedule a task.
	 * @param task the task, which must not throw an exception
	 * @param delay the delay
	 * @return a callback that cancels the task
	 */
	Runnable later(Runnable task, Duration delay) {
		return this.timer.schedule(task, delay);
	}

	/**
	 * Return the number of scheduled tasks.
	 * @return the number, 0 when all executions have ended
	 */
	public int running() {
		return this.timer.size();
	}

	@Override
	public void close() {
		this.timer.close();
	}

}
