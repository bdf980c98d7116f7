package io.github.tuxsentry.internal.executor;

import java.io.Serial;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.executor.TaskNames.TaskName;
import io.sentry.MonitorConfig;
import io.sentry.MonitorSchedule;
import io.sentry.MonitorScheduleUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;
import org.springframework.util.StringUtils;
import org.springframework.util.StringValueResolver;

/**
 * Factory for the monitors of tasks from their schedules as resolved by Spring, once per
 * method and schedule. The reason why a task has no monitor is logged. Thread-safe.
 */
final class TaskMonitors {

	private static final Logger logger = LoggerFactory.getLogger(TaskMonitors.class);

	private final BeanTasks tasks;

	private final TaskNames names;

	private final StringValueResolver placeholders;

	private final Map<ScheduledMethod, List<ScheduleMonitor>> monitors = new ConcurrentHashMap<>();

	private final RunningSchedules running = new RunningSchedules();

	TaskMonitors(Supplier<Stream<ScheduledTaskHolder>> schedules, ConfigurableListableBeanFactory beans) {
		this.tasks = new BeanTasks(schedules);
		this.names = new TaskNames(this.tasks, beans);
		this.placeholders = new EmbeddedValueResolver(beans);
	}

	/**
	 * Return the monitor of a task.
	 * @param method the method of the task, as declared by the class of the bean
	 * @param bean the target of the method
	 * @return the monitor, or {@code null} if the task cannot have one
	 */
	@Nullable TaskMonitor find(Method method, Object bean) {
		ScheduledMethod key = new ScheduledMethod(method, this.names.of(method, bean));
		List<ScheduleMonitor> known = this.monitors.get(key);
		if (known == null) {
			List<Task> own = this.tasks.of(method, bean);
			if (own.isEmpty()) {
				// Spring may run the task of a late bean before it lists the task.
				logger.debug("No check-in for the task {}: its schedule is unknown", key.name().text());
				return null;
			}
			known = this.monitors.computeIfAbsent(key, (task) -> make(method, own, task.name()));
		}
		return (known.size() > 1) ? this.running.claim(known) : (known.isEmpty() ? null : known.get(0).monitor());
	}

	private List<ScheduleMonitor> make(Method method, List<Task> own, TaskName name) {
		try {
			Set<Scheduled> all = AnnotatedElementUtils.getMergedRepeatableAnnotations(method, Scheduled.class,
					Schedules.class);
			List<Scheduled> annotations = all.stream().filter(this::isEnabled).toList();
			if (annotations.size() > 1 && own.size() > annotations.size()) {
				throw new NoMonitorException("it has several schedules, and its class several beans");
			}
			String slug = this.names.slug(name);
			boolean several = all.size() > 1;
			List<ScheduleMonitor> made = new ArrayList<>();
			for (int i = 0; i < Math.min(own.size(), annotations.size()); i++) {
				made.add(new ScheduleMonitor(own.get(i), make(name, own.get(i), annotations.get(i), several, slug)));
			}
			return List.copyOf(made);
		}
		catch (NoMonitorException ex) {
			logger.info("No check-ins for the task {}: {}", name.text(), ex.getMessage());
			return List.of();
		}
	}

	private @Nullable TaskMonitor make(TaskName name, Task task, Scheduled annotation, boolean several, String slug) {
		try {
			if (task instanceof CronTask cron) {
				String expression = cron.getExpression();
				String zone = this.placeholders.resolveStringValue(annotation.zone());
				String schedule = StringUtils.hasText(zone) ? expression + " " + zone : expression;
				return new TaskMonitor(several ? MonitorSlug.of(slug, schedule) : slug,
						MonitorSchedule.crontab(Crontab.of(expression)), timeZone(zone));
			}
			if (task instanceof IntervalTask interval) {
				Duration duration = interval.getIntervalDuration();
				String schedule = task.getClass().getSimpleName() + " " + duration + " "
						+ interval.getInitialDelayDuration();
				return new TaskMonitor(several ? MonitorSlug.of(slug, schedule) : slug, schedule(duration), null);
			}
			throw new NoMonitorException("it has a custom trigger");
		}
		catch (NoMonitorException ex) {
			logger.info("No check-ins for the task {}: {}", name.text(), ex.getMessage());
			return null;
		}
	}

	/**
	 * Return whether Spring creates a task for an annotation.
	 */
	private boolean isEnabled(Scheduled annotation) {
		return !Scheduled.CRON_DISABLED.equals(this.placeholders.resolveStringValue(annotation.cron()));
	}

	private static MonitorSchedule schedule(Duration interval) throws NoMonitorException {
		if (interval.compareTo(Duration.ofMinutes(1)) < 0) {
			throw new NoMonitorException("it runs more than once a minute");
		}
		long minutes = interval.plusSeconds(59).toMinutes();
		if (minutes % (24 * 60) == 0) {
			return MonitorSchedule.interval((int) (minutes / (24 * 60)), MonitorScheduleUnit.DAY);
		}
		if (minutes % 60 == 0) {
			return MonitorSchedule.interval((int) (minutes / 60), MonitorScheduleUnit.HOUR);
		}
		return MonitorSchedule.interval((int) minutes, MonitorScheduleUnit.MINUTE);
	}

	private static String timeZone(@Nullable String text) throws NoMonitorException {
		ZoneId zone = StringUtils.hasText(text) ? StringUtils.parseTimeZoneString(text).toZoneId()
				: ZoneId.systemDefault();
		if (zone.normalized().equals(ZoneOffset.UTC)) {
			return "UTC";
		}
		if (zone instanceof ZoneOffset || !List.of(TimeZone.getAvailableIDs()).contains(zone.getId())) {
			throw new NoMonitorException("the time zone " + zone + " has no name");
		}
		return zone.getId();
	}

	/**
	 * Scheduled method of a bean.
	 *
	 * @param method the method
	 * @param name the name of the task
	 */
	private record ScheduledMethod(Method method, TaskName name) {

	}

	/**
	 * Monitor of a single schedule.
	 *
	 * @param task the task that Spring runs
	 * @param monitor the monitor, or {@code null} if the schedule cannot have one
	 */
	record ScheduleMonitor(Task task, @Nullable TaskMonitor monitor) {

	}

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

	/**
	 * Exception thrown when a schedule cannot be monitored.
	 */
	static final class NoMonitorException extends Exception {

		@Serial
		private static final long serialVersionUID = 1L;

		NoMonitorException(String reason) {
			super(reason, null, false, false);
		}

	}

}
