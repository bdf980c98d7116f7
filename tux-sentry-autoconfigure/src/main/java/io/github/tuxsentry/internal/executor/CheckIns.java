package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.IScopes;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.util.StringValueResolver;

/**
 * Tells Sentry's cron monitoring of the runs of scheduled methods: that one has begun,
 * and how it ended after how long. No sampling touches check-ins. Thread-safe.
 */
final class CheckIns {

	private static final Consumer<@Nullable Throwable> NONE = (failure) -> {
	};

	private final IScopes scopes;

	private final TaskMonitors monitors;

	/**
	 * Creates the check-ins.
	 * @param scopes the scopes of the current thread
	 * @param schedules hold what is scheduled, asked for at the first run of each task
	 * @param placeholders resolves what stands for a time zone
	 */
	CheckIns(IScopes scopes, Supplier<Stream<ScheduledTaskHolder>> schedules, StringValueResolver placeholders) {
		this.scopes = scopes;
		this.monitors = new TaskMonitors(schedules, placeholders);
	}

	/**
	 * Tells that a task has begun.
	 * @param method the task's method
	 * @param name the task's name
	 * @return to be told when it has ended, with what it failed with or {@code null}
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
