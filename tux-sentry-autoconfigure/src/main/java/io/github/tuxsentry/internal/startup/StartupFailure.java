package io.github.tuxsentry.internal.startup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.tuxsentry.internal.error.Causes;
import io.sentry.Breadcrumb;
import io.sentry.IScope;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;

/**
 * Failed startup, as it is reported to Sentry.
 *
 * @param error the failure
 * @param phase the phase that failed
 * @param description the description of a failure analysis, or {@code null}
 * @param action the action suggested by a failure analysis, or {@code null}
 * @param log the log lines of the startup
 */
record StartupFailure(Throwable error, StartupPhase phase, @Nullable String description, @Nullable String action,
		List<Breadcrumb> log) {

	/**
	 * Create the event with the details of its own.
	 * @return the event
	 */
	public SentryEvent toEvent() {
		Mechanism mechanism = new Mechanism();
		mechanism.setType("start");
		mechanism.setHandled(false);
		SentryEvent event = new SentryEvent(
				new ExceptionMechanismException(mechanism, this.error, Thread.currentThread()));
		event.setLevel(SentryLevel.FATAL);
		return event;
	}

	/**
	 * Describe the startup in the scope of the event.
	 * @param scope the scope
	 */
	public void describe(IScope scope) {
		scope.setTag("setup_phase", this.phase.failed());
		scope.setContexts("startup", startup());
		if (this.description != null) {
			Map<String, Object> analysis = new LinkedHashMap<>();
			analysis.put("description", this.description);
			if (this.action != null) {
				analysis.put("action", this.action);
			}
			scope.setContexts("failure_analysis", analysis);
		}
		scope.clearBreadcrumbs();
		this.log.forEach(scope::addBreadcrumb);
	}

	private Map<String, Object> startup() {
		Map<String, Object> startup = new LinkedHashMap<>();
		startup.put("phase", this.phase.label());
		List<String> beans = failedBeans();
		if (!beans.isEmpty()) {
			startup.put("failed_bean", beans.get(beans.size() - 1));
			startup.put("needed_by", beans.subList(0, beans.size() - 1));
		}
		return startup;
	}

	/**
	 * The beans that could not be created, ending with the one that caused the failure.
	 */
	private List<String> failedBeans() {
		return Causes.of(this.error)
			.stream()
			.map((cause) -> (cause instanceof BeanCreationException creation) ? creation.getBeanName() : null)
			.filter(Objects::nonNull)
			.distinct()
			.toList();
	}

}
