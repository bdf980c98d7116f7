package io.github.tuxsentry.internal.lifecycle;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.capture.SafeThrowable;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.lifecycle.StartupTimeline.Phase;
import io.sentry.Breadcrumb;
import io.sentry.IScope;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Failed startup, as it is reported to Sentry.
 *
 * @param error the failure
 * @param phase the phase that failed
 * @param log the log lines of the startup
 * @param analysis the analysis of the failure, or {@code null}
 * @param injectedProperties the properties that could not be injected, values by name
 */
record StartupFailure(Throwable error, Phase phase, List<Breadcrumb> log, @Nullable FailureAnalysis analysis,
		Map<String, String> injectedProperties) {

	private static final Pattern INJECTED = Pattern.compile("\\$\\{([^${}:]+)(?::([^${}]*))?|'([\\w.-]+)'");

	/**
	 * Create the event with the details of its own.
	 * @return the event
	 */
	SentryEvent toEvent() {
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
	void describe(IScope scope) {
		scope.setTag("setup_phase", this.phase.failed());
		scope.setContexts("startup", startup());
		if (this.analysis != null && this.analysis.getDescription() != null) {
			scope.setContexts("failure_analysis", describe(this.analysis));
		}
		if (!this.injectedProperties.isEmpty()) {
			scope.setContexts("injected_properties", this.injectedProperties);
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

	private static Map<String, Object> describe(FailureAnalysis analysis) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("description", analysis.getDescription());
		if (analysis.getAction() != null) {
			values.put("action", analysis.getAction());
		}
		return values;
	}

	/**
	 * Return the analysis of a failure, as performed later by Spring Boot for its log.
	 */
	static @Nullable FailureAnalysis analyze(Throwable failure, @Nullable ConfigurableApplicationContext context,
			Environment environment) {
		if (SafeThrowable.of(failure) != failure) {
			// Analyzers traverse the causes without protection against cycles.
			return null;
		}
		ArgumentResolver arguments = ArgumentResolver.of(Environment.class, environment);
		if (context != null) {
			arguments = arguments.and(BeanFactory.class, context.getBeanFactory());
		}
		ClassLoader classLoader = (context != null) ? context.getClassLoader() : null;
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
			.load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((message, fault) -> {
				// Boot also ignores analyzers that cannot be created.
			}));
		for (FailureAnalyzer analyzer : analyzers) {
			FailureAnalysis analysis = analyze(analyzer, failure);
			if (analysis != null) {
				return analysis;
			}
		}
		return null;
	}

	private static @Nullable FailureAnalysis analyze(FailureAnalyzer analyzer, Throwable failure) {
		try {
			return analyzer.analyze(failure);
		}
		catch (Throwable fault) {
			return null;
		}
	}

	/**
	 * Return the properties of a {@link Value} that could not be injected. Their names
	 * are required to decide whether the value quoted by the exception is a secret.
	 * @return the values by name, empty if startup has failed on something else
	 */
	static Map<String, String> findInjectedProperties(Throwable failure, Environment environment) {
		Map<String, String> properties = new LinkedHashMap<>();
		for (Throwable cause : Causes.of(failure)) {
			InjectionPoint point = (cause instanceof UnsatisfiedDependencyException unsatisfied)
					? unsatisfied.getInjectionPoint() : null;
			Value value = (point != null) ? valueAt(point) : null;
			if (value != null) {
				addProperties(value.value(), environment, properties);
			}
		}
		return properties;
	}

	private static @Nullable Value valueAt(InjectionPoint point) {
		Value value = AnnotatedElementUtils
			.getMergedAnnotation(AnnotatedElementUtils.forAnnotations(point.getAnnotations()), Value.class);
		return (value == null && point.getMember() instanceof AnnotatedElement member)
				? AnnotatedElementUtils.getMergedAnnotation(member, Value.class) : value;
	}

	private static void addProperties(String expression, Environment environment, Map<String, String> properties) {
		Matcher matcher = INJECTED.matcher(expression);
		while (matcher.find()) {
			String name = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(3);
			String value = environment.getProperty(name, (matcher.group(2) != null) ? matcher.group(2) : "");
			if (!value.isEmpty()) {
				properties.put(name, value);
			}
		}
	}

}
