package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.executor.TaskMonitors.TaskMonitor;
import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.IScopes;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.util.StringValueResolver;

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
	 * @param placeholders the resolver for placeholders in time zones
	 */
	CheckIns(IScopes scopes, Supplier<Stream<ScheduledTaskHolder>> schedules, StringValueResolver placeholders) {
		this.scopes = scopes;
		this.monitors = new TaskMonitors(schedules, placeholders);
	}

	/**
	 * Send the check-in of a task that has started.
	 * @param method the method of the task
	 * @param name the name of the task
	 * @return the consumer to invoke at the end of the task, with its failure or
	 * {@code null}
	 */
	Consumer<@Nullable Throwable> begin(Method method, String name) {
		TaskMonitor monitor = this.scopes.isEnabled() ? this.monitors.find(method, name) : null;
		if (monitor == null) {
			return NONE;
		}
		long start = System.nanoTime();
		CheckIn begun = new CheckIn(monitor.slug(), CheckInStatus.IN_PROGRESS);
		begun.setMonitorConfig(monitor.config());
		SentryId id = begun.getCheckInId();
		this.scopes.captureCheckIn(begun);
		return (failure) -> {
			CheckIn ended = new CheckIn(id, monitor.slug(), (failure != null) ? CheckInStatus.ERROR : CheckInStatus.OK);
			ended.setMonitorConfig(monitor.config());
			ended.setDuration((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
			this.scopes.captureCheckIn(ended);
		};
	}

}
