package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Timers of a single execution, one of each kind. None runs once they have been stopped
 * as a whole. Thread-safe.
 */
final class ExecutionTimers {

	private final Deadlines deadlines;

	private @Nullable Map<Timer, Runnable> cancellations;

	private boolean stopped;

	ExecutionTimers(Deadlines deadlines) {
		this.deadlines = deadlines;
	}

	/**
	 * Start a timer, which replaces a running one of the same kind.
	 * @param timer the kind of timer
	 * @param task the task
	 * @param delay the delay
	 */
	synchronized void start(Timer timer, Runnable task, Duration delay) {
		if (this.stopped) {
			return;
		}
		stop(timer);
		if (this.cancellations == null) {
			this.cancellations = new EnumMap<>(Timer.class);
		}
		this.cancellations.put(timer, this.deadlines.later(task, delay));
	}

	/**
	 * Stop a timer, if it is running.
	 * @param timer the kind of timer
	 */
	synchronized void stop(Timer timer) {
		Runnable cancellation = (this.cancellations != null) ? this.cancellations.remove(timer) : null;
		if (cancellation != null) {
			cancellation.run();
		}
	}

	/**
	 * Stop all timers.
	 */
	synchronized void stop() {
		this.stopped = true;
		if (this.cancellations != null) {
			this.cancellations.values().forEach(Runnable::run);
			this.cancellations = null;
		}
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
