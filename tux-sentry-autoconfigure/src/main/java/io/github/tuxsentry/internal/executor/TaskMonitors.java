package io.github.tuxsentry.internal.executor;

import java.io.Serial;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * method. The reason why a task has no monitor is logged. Thread-safe.
 */
final class TaskMonitors {

	private static final Logger logger = LoggerFactory.getLogger(TaskMonitors.class);

	private final Supplier<Stream<ScheduledTaskHolder>> schedules;

	private final StringValueResolver placeholders;

	private final ConfigurableListableBeanFactory beans;

	private final Map<ScheduledMethod, Optional<TaskMonitor>> monitors = new ConcurrentHashMap<>();

	private final Set<String> slugs = ConcurrentHashMap.newKeySet();

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
		return this.monitors
			.computeIfAbsent(new ScheduledMethod(method, nameOf(bean) + "." + method.getName()),
					(task) -> Optional.ofNullable(make(task.method(), task.name())))
			.orElse(null);
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

	private @Nullable TaskMonitor make(Method method, String name) {
		try {
			Task task = scheduleOf(method);
			String zone = null;
			MonitorSchedule schedule;
			if (task instanceof CronTask cron) {
				schedule = MonitorSchedule.crontab(Crontab.of(cron.getExpression()));
				zone = timeZone(method);
			}
			else if (task instanceof IntervalTask interval) {
				schedule = schedule(interval.getIntervalDuration());
			}
			else {
				throw new NoMonitorException("it has a custom trigger");
			}
			return new TaskMonitor(slug(method, name), schedule, zone);
		}
		catch (NoMonitorException ex) {
			logger.info("No check-ins for the task {}: {}", name, ex.getMessage());
			return null;
		}
	}

	private Task scheduleOf(Method method) throws NoMonitorException {
		if (annotationsOf(method).size() > 1) {
			throw new NoMonitorException("it has several schedules");
		}
		// Spring identifies a scheduled method only by its name. Several beans of a class
		// have the same schedule.
		String qualifiedName = method.getDeclaringClass().getName() + "." + method.getName();
		return this.schedules.get()
			.flatMap((holder) -> holder.getScheduledTasks().stream())
			.<Task>map((scheduled) -> scheduled.getTask())
			.filter((task) -> task.toString().equals(qualifiedName))
			.findFirst()
			.orElseThrow(() -> new NoMonitorException("its schedule is unknown"));
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

	private String timeZone(Method method) throws NoMonitorException {
		ZoneId zone = ZoneId.systemDefault();
		for (Scheduled scheduled : annotationsOf(method)) {
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

	private String slug(Method method, String name) {
		String slug = MonitorSlug.of(name);
		return this.slugs.add(slug) ? slug : MonitorSlug.of(name, method.toGenericString());
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
