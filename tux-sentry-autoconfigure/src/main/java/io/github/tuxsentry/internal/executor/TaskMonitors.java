package io.github.tuxsentry.internal.executor;

import java.io.Serial;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.sentry.MonitorConfig;
import io.sentry.MonitorSchedule;
import io.sentry.MonitorScheduleUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.StringValueResolver;

/**
 * Factory for the monitors of tasks from their schedules as resolved by Spring, once per
 * method and schedule. The reason why a task has no monitor is logged. Thread-safe.
 */
final class TaskMonitors {

	private static final Logger logger = LoggerFactory.getLogger(TaskMonitors.class);

	private final Supplier<Stream<ScheduledTaskHolder>> schedules;

	private final StringValueResolver placeholders;

	private final ConfigurableListableBeanFactory beans;

	private final Map<ScheduledMethod, List<ScheduleMonitor>> monitors = new ConcurrentHashMap<>();

	private final RunningSchedules running = new RunningSchedules();

	TaskMonitors(Supplier<Stream<ScheduledTaskHolder>> schedules, ConfigurableListableBeanFactory beans) {
		this.schedules = schedules;
		this.placeholders = new EmbeddedValueResolver(beans);
		this.beans = beans;
	}

	/**
	 * Return the monitor of a task.
	 * @param method the method of the task, as declared by the class of the bean
	 * @param bean the target of the method
	 * @return the monitor, or {@code null} if the task cannot have one
	 */
	@Nullable TaskMonitor find(Method method, Object bean) {
		List<ScheduleMonitor> known = this.monitors.computeIfAbsent(
				new ScheduledMethod(method, nameOf(bean) + "." + method.getName()),
				(task) -> make(task.method(), task.name()));
		return (known.size() > 1) ? this.running.claim(known) : (known.isEmpty() ? null : known.get(0).monitor());
	}

	/**
	 * Return the name of the class of a bean, or of the bean if it is not the only one of
	 * its class.
	 */
	private String nameOf(Object bean) {
		Class<?> type = ClassUtils.getUserClass(bean);
		Map<String, Object> sameClass = new HashMap<>();
		for (String name : this.beans.getBeanNamesForType(type, true, false)) {
			Object singleton = this.beans.getSingleton(name);
			Object target = (singleton != null) ? AopProxyUtils.getSingletonTarget(singleton) : null;
			Object candidate = (target != null) ? target : singleton;
			if (candidate != null && ClassUtils.getUserClass(candidate) == type) {
				sameClass.put(name, candidate);
			}
		}
		return (sameClass.size() < 2) ? type.getSimpleName()
				: sameClass.entrySet()
					.stream()
					.filter((entry) -> entry.getValue() == bean)
					.map(Map.Entry::getKey)
					.findFirst()
					.orElseGet(type::getSimpleName);
	}

	private List<ScheduleMonitor> make(Method method, String name) {
		try {
			List<Task> tasks = schedulesOf(method);
			String slug = slug(method, name);
			List<ScheduleMonitor> made = new ArrayList<>();
			for (Task task : tasks) {
				made.add(new ScheduleMonitor(task, make(method, name, task, tasks.size() > 1, slug)));
			}
			return List.copyOf(made);
		}
		catch (NoMonitorException ex) {
			logger.info("No check-ins for the task {}: {}", name, ex.getMessage());
			return List.of();
		}
	}

	private @Nullable TaskMonitor make(Method method, String name, Task task, boolean several, String slug) {
		try {
			if (task instanceof CronTask cron) {
				String expression = cron.getExpression();
				return new TaskMonitor(several ? MonitorSlug.of(slug, expression) : slug,
						MonitorSchedule.crontab(Crontab.of(expression)), timeZone(method, several ? expression : null));
			}
			if (task instanceof IntervalTask interval) {
				Duration duration = interval.getIntervalDuration();
				return new TaskMonitor(several ? MonitorSlug.of(slug, duration.toString()) : slug, schedule(duration),
						null);
			}
			throw new NoMonitorException("it has a custom trigger");
		}
		catch (NoMonitorException ex) {
			logger.info("No check-ins for the task {}: {}", name, ex.getMessage());
			return null;
		}
	}

	private List<Task> schedulesOf(Method method) throws NoMonitorException {
		// Spring identifies a scheduled method only by its name. Several beans of a class
		// have the same schedule.
		String qualifiedName = qualifiedName(method);
		List<Task> tasks = tasks().filter((task) -> task.toString().equals(qualifiedName)).toList();
		int schedules = annotationsOf(method).size();
		if (tasks.isEmpty()) {
			throw new NoMonitorException("its schedule is unknown");
		}
		if (schedules > 1 && tasks.size() > schedules) {
			throw new NoMonitorException("it has several schedules, and its class several beans");
		}
		return (schedules > 1) ? tasks : tasks.subList(0, 1);
	}

	private Stream<Task> tasks() {
		return this.schedules.get()
			.flatMap((holder) -> holder.getScheduledTasks().stream())
			.<Task>map((scheduled) -> scheduled.getTask());
	}

	private static String qualifiedName(Method method) {
		return method.getDeclaringClass().getName() + "." + method.getName();
	}

	private static Set<Scheduled> annotationsOf(Method method) {
		return AnnotatedElementUtils.getMergedRepeatableAnnotations(method, Scheduled.class, Schedules.class);
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

	private String timeZone(Method method, @Nullable String expression) throws NoMonitorException {
		ZoneId zone = ZoneId.systemDefault();
		for (Scheduled scheduled : annotationsOf(method)) {
			if (expression != null && !expression.equals(this.placeholders.resolveStringValue(scheduled.cron()))) {
				continue;
			}
			String text = this.placeholders.resolveStringValue(scheduled.zone());
			if (StringUtils.hasText(text)) {
				zone = StringUtils.parseTimeZoneString(text).toZoneId();
			}
		}
		if (zone.normalized().equals(ZoneOffset.UTC)) {
			return "UTC";
		}
		if (zone instanceof ZoneOffset || !List.of(TimeZone.getAvailableIDs()).contains(zone.getId())) {
			throw new NoMonitorException("the time zone " + zone + " has no name");
		}
		return zone.getId();
	}

	/**
	 * Return a slug that does not depend on the order in which tasks run, so that it
	 * remains the same after a restart.
	 */
	private String slug(Method method, String name) {
		String slug = MonitorSlug.of(name);
		String own = qualifiedName(method);
		boolean taken = tasks().map(Task::toString)
			.filter((other) -> !other.equals(own))
			.anyMatch((other) -> MonitorSlug.of(simpleName(other)).equals(slug));
		return taken ? MonitorSlug.of(name, own) : slug;
	}

	private static String simpleName(String qualifiedName) {
		int type = qualifiedName.lastIndexOf('.', qualifiedName.lastIndexOf('.') - 1);
		return qualifiedName.substring(Math.max(type, qualifiedName.lastIndexOf('$')) + 1);
	}

	/**
	 * Scheduled method of a bean.
	 *
	 * @param method the method
	 * @param name the name of the class or the bean, and of the method
	 */
	private record ScheduledMethod(Method method, String name) {

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
