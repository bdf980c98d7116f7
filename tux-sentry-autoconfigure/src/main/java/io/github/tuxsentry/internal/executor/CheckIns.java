package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.internal.executor.TaskMonitors.TaskMonitor;
import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.IScopes;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * Check-ins of the runs of scheduled methods with Sentry's cron monitoring: their start,
 * and their status and duration at the end. Check-ins are not sampled. Thread-safe.
 */
final class CheckIns {

	private static final Consumer<@Nullable Throwable> NONE = (failure) -> {
	};

	private final IScopes scopes;

	private final TaskMonitors monitors;

	/**
	 * Create new check-ins.
	 * @param scopes the scopes of the current thread
	 * @param schedules the supplier of the scheduled tasks, consulted at the first run of
	 * each task
	 * @param beans the beans of the tasks
	 */
	CheckIns(IScopes scopes, Supplier<Stream<ScheduledTaskHolder>> schedules, ConfigurableListableBeanFactory beans) {
		this.scopes = scopes;
		this.monitors = new TaskMonitors(schedules, beans);
	}

	/**
	 * Send the check-in of a task that has started. The check-in at its end is part of
	 * the same trace.
	 * @param method the method of the task
	 * @param bean the target of the method
	 * @return the consumer to invoke at the end of the task, with its failure or
	 * {@code null}
	 */
	Consumer<@Nullable Throwable> begin(Method method, Object bean) {
		TaskMonitor monitor = this.scopes.isEnabled() ? this.monitors.find(method, bean) : null;
		if (monitor == null) {
			return NONE;
		}
		long start = System.nanoTime();
		CheckIn begun = new CheckIn(monitor.slug(), CheckInStatus.IN_PROGRESS);
		begun.setMonitorConfig(monitor.config());
		SentryId id = begun.getCheckInId();
		IScopes current = ThreadScopes.get();
		IScopes run = (current != null) ? current : this.scopes;
		run.captureCheckIn(begun);
		return (failure) -> {
			CheckIn ended = new CheckIn(id, monitor.slug(), (failure != null) ? CheckInStatus.ERROR : CheckInStatus.OK);
			ended.setMonitorConfig(monitor.config());
			ended.setDuration((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
			run.captureCheckIn(ended);
		};
	}

}
