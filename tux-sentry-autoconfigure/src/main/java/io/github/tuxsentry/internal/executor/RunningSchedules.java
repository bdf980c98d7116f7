package io.github.tuxsentry.internal.executor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.executor.TaskMonitors.ScheduleMonitor;
import io.github.tuxsentry.internal.executor.TaskMonitors.TaskMonitor;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.config.Task;
import org.springframework.scheduling.config.TaskExecutionOutcome;
import org.springframework.scheduling.config.TaskExecutionOutcome.Status;

/**
 * Schedules of a method with several schedules that are currently running. Spring does
 * not tell a method which of them has started it, but which are running. Each run claims
 * one of them, so that each schedule is checked in once. Thread-safe.
 */
final class RunningSchedules {

	private final Map<Task, Instant> claimed = new HashMap<>();

	/**
	 * Claim a running schedule.
	 * @param schedules the schedules of the method
	 * @return its monitor, or {@code null} if it has none or the method was not started
	 * by the scheduler
	 */
	synchronized @Nullable TaskMonitor claim(List<ScheduleMonitor> schedules) {
		for (ScheduleMonitor schedule : schedules) {
			TaskExecutionOutcome outcome = schedule.task().getLastExecutionOutcome();
			Instant start = outcome.executionTime();
			if (outcome.status() == Status.STARTED && start != null
					&& !start.equals(this.claimed.put(schedule.task(), start))) {
				return schedule.monitor();
			}
		}
		return null;
	}

}
