package io.github.tuxsentry.internal.executor;

import io.sentry.MonitorConfig;
import io.sentry.MonitorSchedule;
import org.jspecify.annotations.Nullable;

/**
 * Monitor of a task, sent with each check-in so that Sentry expects the next one.
 *
 * @param slug the monitor's name
 * @param schedule when the task runs
 * @param timeZone the time zone of the schedule, or {@code null} if it needs none
 */
record TaskMonitor(String slug, MonitorSchedule schedule, @Nullable String timeZone) {

	MonitorConfig config() {
		MonitorConfig config = new MonitorConfig(this.schedule);
		if (this.timeZone != null) {
			config.setTimezone(this.timeZone);
		}
		return config;
	}

}
