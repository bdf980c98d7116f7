package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Timers of a single execution, one of each kind. None runs once they have been stopped
 * as a whole. They share a task, which is scheduled for the earliest of them and then
 * schedules itself again: to start a timer that is due later, or to stop one, costs no
 * more than to note it. Thread-safe.
 */
final class ExecutionTimers implements Runnable {

	private static final Timer[] TIMERS = Timer.values();

	private static final long NEVER = Long.MAX_VALUE;

	private final Deadlines deadlines;

	private final Consumer<Timer> expired;

	private final long startNanos;

	/**
	 * When each timer is due, in nanoseconds from the start.
	 */
	private final long[] due = new long[TIMERS.length];

	private long scheduledFor = NEVER;

	private @Nullable Runnable cancellation;

	private boolean stopped;

	/**
	 * Create new timers.
	 * @param deadlines schedules the task
	 * @param expired the callback for a timer that is due, which must not throw an
	 * exception
	 */
	ExecutionTimers(Deadlines deadlines, Consumer<Timer> expired) {
		this.deadlines = deadlines;
		this.expired = expired;
		this.startNanos = deadlines.nanoTime();
		Arrays.fill(this.due, NEVER);
	}

	/**
	 * Start a timer, which replaces a running one of the same kind.
	 * @param timer the kind of timer
	 * @param delay the delay
	 */
	synchronized void start(Timer timer, Duration delay) {
		long now = elapsed();
		this.due[timer.ordinal()] = now + delay.toNanos();
		schedule(now);
	}

	private void schedule(long now) {
		long earliest = NEVER;
		for (long each : this.due) {
			earliest = Math.min(earliest, each);
		}
		if (earliest < this.scheduledFor && !this.stopped) {
			cancel();
			this.scheduledFor = NEVER;
			this.cancellation = this.deadlines.later(this, Duration.ofNanos(Math.max(0, earliest - now)));
			this.scheduledFor = earliest;
		}
	}

	private void cancel() {
		if (this.cancellation != null) {
			this.cancellation.run();
			this.cancellation = null;
		}
	}

	private long elapsed() {
		return this.deadlines.nanoTime() - this.startNanos;
	}

	/**
	 * Stop a timer, if it is running.
	 * @param timer the kind of timer
	 */
	synchronized void stop(Timer timer) {
		this.due[timer.ordinal()] = NEVER;
	}

	/**
	 * Stop all timers.
	 */
	synchronized void stop() {
		this.stopped = true;
		cancel();
	}

	@Override
	public void run() {
		try {
			for (Timer timer : TIMERS) {
				if (expire(timer)) {
					this.expired.accept(timer);
				}
			}
		}
		finally {
			scheduleNext();
		}
	}

	private synchronized boolean expire(Timer timer) {
		boolean isDue = !this.stopped && this.due[timer.ordinal()] <= elapsed();
		if (isDue) {
			stop(timer);
		}
		return isDue;
	}

	private synchronized void scheduleNext() {
		this.scheduledFor = NEVER;
		schedule(elapsed());
	}

	/**
	 * Kind of timer.
	 */
	enum Timer {

		/**
		 * Time within which an interaction has to be acknowledged.
		 */
		RESPONSE,

		/**
		 * Time that an execution stays idle before it ends.
		 */
		IDLE,

		/**
		 * Maximum time from the start of an execution to its end.
		 */
		DEADLINE

	}

}
