package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import net.dv8tion.jda.api.JDA;

/**
 * Timer for the deadlines of executions, such as that of a command whose call to Discord
 * never completes. Thread-safe.
 */
public final class Deadlines implements AutoCloseable {

	/**
	 * Time within which Discord expects the callback of an interaction.
	 */
	private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(3);

	private static final Duration IN_FLIGHT_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration IDLE_TIMEOUT = Duration.ofMillis(250);

	/**
	 * The calls in flight of a bot whose builder was not configured cannot be observed.
	 */
	private static final Duration UNTRACKED_IDLE_TIMEOUT = Duration.ofSeconds(2);

	private final Duration deadline;

	private final Predicate<JDA> tracked;

	private final ScheduledThreadPoolExecutor timer;

	/**
	 * Create a new timer.
	 * @param deadline the deadline of each execution
	 * @param tracked whether the calls of a bot are tracked
	 */
	public Deadlines(Duration deadline, Predicate<JDA> tracked) {
		this.deadline = deadline;
		this.tracked = tracked;
		this.timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "tux-sentry-deadlines");
			thread.setDaemon(true);
			return thread;
		});
		this.timer.setRemoveOnCancelPolicy(true);
	}

	/**
	 * Return the deadline of each execution.
	 * @return the maximum time that an execution is held open after its listeners have
	 * returned
	 */
	public Duration deadline() {
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
		return this.tracked.test(bot) ? IDLE_TIMEOUT : UNTRACKED_IDLE_TIMEOUT;
	}

	/**
	 * Schedule a task.
	 * @param task the task, which must not throw an exception
	 * @param delay the delay
	 * @return a callback that cancels the task
	 */
	public Runnable later(Runnable task, Duration delay) {
		Future<?> future = this.timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> future.cancel(false);
	}

	/**
	 * Return the number of scheduled tasks.
	 * @return the number, 0 when all executions have ended
	 */
	public int running() {
		return this.timer.getQueue().size();
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
