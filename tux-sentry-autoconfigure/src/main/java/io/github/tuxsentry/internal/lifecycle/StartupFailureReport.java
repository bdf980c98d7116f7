package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.autoconfigure.ApplicationInitOptions;
import io.github.tuxsentry.internal.autoconfigure.EarlyScrubber;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryOptionsAutoConfiguration;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryScrubAutoConfiguration;
import io.github.tuxsentry.internal.autoconfigure.UnknownPropertyException;
import io.github.tuxsentry.internal.autoconfigure.UnsupportedSentryException;
import io.github.tuxsentry.internal.beans.ApplicationFaults;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.binding.DurationBinding;
import io.github.tuxsentry.internal.condition.Switches;
import io.github.tuxsentry.internal.core.Flusher;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.internal.lifecycle.StartupTimeline.Phase;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.internal.session.ProcessSession;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.Breadcrumb;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions;
import io.sentry.Session.State;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Report of a failed startup, sent once, after which Sentry is closed. The process ends
 * as it would have without the report, delayed by two seconds at most unless configured
 * otherwise. The report is sent by the application's own Sentry if it exists. Otherwise,
 * Sentry is started by the same auto-configurations, so that all {@code sentry.*}
 * properties apply and secrets are scrubbed. If the configuration of Sentry is the cause
 * of the failure, only the DSN, the environment, the release and the name of the
 * application are used.
 */
final class StartupFailureReport {

	private static final String TIMEOUT = "tux.sentry.startup.failed-start-timeout";

	private static final List<String> SESSION_SWITCHES = List.of("tux.sentry.sessions.enabled",
			"tux.sentry.sessions.process");

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

	private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(200);

	private static final List<Class<?>> AUTO_CONFIGURATIONS = List.of(TuxSentryAutoConfiguration.class,
			TuxSentryOptionsAutoConfiguration.class, TuxSentryScrubAutoConfiguration.class,
			ProjectInfoAutoConfiguration.class);

	private static final List<String> REQUIRED_PROPERTIES = List.of("sentry.dsn", "sentry.environment",
			"sentry.release", "tux.sentry.environment", "tux.sentry.release", "spring.application.name");

	private final ConfigurableEnvironment environment;

	private final @Nullable ConfigurableApplicationContext context;

	private final DeferredStartupEvents held;

	private final ApplicationFaults applicationFaults;

	private final FaultBarrier faults;

	StartupFailureReport(ConfigurableEnvironment environment, @Nullable ConfigurableApplicationContext context,
			DeferredStartupEvents held, ApplicationFaults applicationFaults) {
		this.environment = environment;
		this.context = context;
		this.held = held;
		this.applicationFaults = applicationFaults;
		this.faults = applicationFaults.barrier();
	}

	void send(Throwable error, Phase phase, List<Breadcrumb> log) {
		Duration timeout = timeout();
		long deadline = System.nanoTime() + timeout.toNanos();
		Thread thread = new Thread(
				() -> this.faults.run("report a failed start", () -> report(error, phase, log, deadline)),
				"tux-sentry-failed-start");
		thread.setDaemon(true);
		thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
		thread.start();
		try {
			thread.join(timeout.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Duration timeout() {
		try {
			return Binder.get(this.environment)
				.bind(TIMEOUT, Duration.class)
				.map((timeout) -> DurationBinding.notNegative(TIMEOUT, timeout))
				.orElse(DEFAULT_TIMEOUT);
		}
		catch (BindException | InvalidConfigurationPropertyValueException ex) {
			// the configuration itself may have failed
			return DEFAULT_TIMEOUT;
		}
	}

	private void report(Throwable error, Phase phase, List<Breadcrumb> log, long deadline) {
		IScopes scopes = isUnsupported(error) ? null : findSentry(error);
		if (scopes != null) {
			this.held.release(error);
			capture(scopes, describe(error, phase, log));
			this.faults.run("end the session", () -> crashSession(scopes));
			Duration remaining = Duration.ofNanos(Math.max(0, deadline - System.nanoTime())).minus(CLOSE_TIMEOUT);
			end(scopes, remaining.isNegative() ? Duration.ZERO : remaining);
		}
	}

	/**
	 * Capture a failure, unless it is that of another start which has been reported.
	 */
	private static void capture(IScopes scopes, StartupFailure failure) {
		if (!ReportedFailures.contain(failure.error())) {
			scopes.captureEvent(failure.toEvent(), failure::describe);
		}
		ReportedFailures.add(failure.error(), failure.analysis());
	}

	private void crashSession(IScopes scopes) {
		Switches switches = new Switches(this.environment);
		if (SentryContexts.isLast(findBeanFactory())
				&& SESSION_SWITCHES.stream().allMatch((name) -> switches.isOn(name, true))) {
			ProcessSession.current().end(scopes, State.Crashed);
		}
	}

	private void end(IScopes scopes, Duration timeout) {
		Flusher flusher = new Flusher(scopes, Stream::empty, this.faults);
		if (isShared(scopes)) {
			flusher.flush(timeout);
		}
		else {
			flusher.close(timeout);
			SentryCloseOrdering.handOver(this.faults);
			SentryCloseOrdering.resumeOthers();
		}
	}

	/**
	 * Return whether another application context has started Sentry and uses it.
	 */
	private static boolean isShared(IScopes scopes) {
		return SentryContexts.haveStarted(scopes.getGlobalScope().getOptions());
	}

	private static boolean isUnsupported(Throwable failure) {
		return Causes.of(failure).stream().anyMatch(UnsupportedSentryException.class::isInstance);
	}

	private StartupFailure describe(Throwable error, Phase phase, List<Breadcrumb> log) {
		FailureAnalysis analysis = this.faults.getOrNull("analyze a failed start",
				() -> StartupFailure.analyze(error, this.context, this.environment));
		Map<String, String> injected = this.faults.get("find injected properties",
				() -> StartupFailure.findInjectedProperties(error, this.environment), Map.of());
		return new StartupFailure(error, phase, log, analysis, injected);
	}

	private @Nullable IScopes findSentry(Throwable failure) {
		IScopes scopes = ScopesAdapter.getInstance();
		if (scopes.isEnabled()) {
			if (!isShared(scopes)) {
				prepare(scopes.getOptions());
			}
			return scopes;
		}
		if (ReportedFailures.contain(failure) || !StringUtils.hasText(this.environment.getProperty("sentry.dsn"))) {
			return null;
		}
		if (isConfigurationOfSentry(failure) || !start(copyOf(this.environment))) {
			start(minimalEnvironment(this.environment));
		}
		return scopes.isEnabled() ? scopes : null;
	}

	private void prepare(SentryOptions options) {
		// The filters of the library are beans, and may have been destroyed. The
		// application's own Sentry may not have been detected before.
		if (options.getBeforeSend() instanceof EventFilterChain) {
			options.setBeforeSend(null);
		}
		else if (options.getBeforeSend() instanceof ApplicationInitOptions.BeforeOwn callbacks) {
			options.setBeforeSend(callbacks.own());
		}
		if (!(options.getSerializer() instanceof ScrubbingSerializer)) {
			options.setSerializer(new ScrubbingSerializer(options, findScrubber(), this.faults));
		}
	}

	private Scrubber findScrubber() {
		return EarlyScrubber.find(findBeanFactory(), this.environment);
	}

	private @Nullable ConfigurableListableBeanFactory findBeanFactory() {
		try {
			return (this.context != null) ? this.context.getBeanFactory() : null;
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	private static boolean isConfigurationOfSentry(Throwable failure) {
		return Causes.of(failure)
			.stream()
			.anyMatch((cause) -> cause instanceof UnknownPropertyException
					|| (cause instanceof InvalidConfigurationPropertyValueException invalid
							&& isOurs(invalid.getName()))
					|| (cause instanceof BindException bind && isOurs(bind.getName().toString())));
	}

	private static boolean isOurs(String property) {
		return property.startsWith("tux.sentry") || property.startsWith("sentry");
	}

	/**
	 * Start Sentry in a context that is not closed. Sentry itself is closed once it has
	 * reported.
	 */
	private boolean start(ConfigurableEnvironment environment) {
		ClassLoader classLoader = (this.context != null) ? this.context.getClassLoader()
				: Thread.currentThread().getContextClassLoader();
		Scrubber scrubber = findScrubber();
		try {
			AnnotationConfigApplicationContext started = new AnnotationConfigApplicationContext();
			started.setEnvironment(environment);
			started.setClassLoader(classLoader);
			this.applicationFaults.register(started.getBeanFactory());
			started.registerBean(Scrubber.class, () -> scrubber);
			started.register(configurations(classLoader));
			started.refresh();
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static Class<?>[] configurations(@Nullable ClassLoader classLoader) {
		List<Class<?>> configurations = new ArrayList<>(AUTO_CONFIGURATIONS);
		for (String autoConfiguration : List.of(SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4)) {
			if (ClassUtils.isPresent(autoConfiguration, classLoader)) {
				configurations.add(ClassUtils.resolveClassName(autoConfiguration, classLoader));
			}
		}
		return configurations.toArray(Class[]::new);
	}

	/**
	 * Copy an environment to one that is not that of a web application.
	 */
	private static ConfigurableEnvironment copyOf(ConfigurableEnvironment environment) {
		StandardEnvironment copy = new StandardEnvironment();
		copy.getPropertySources().forEach((source) -> copy.getPropertySources().remove(source.getName()));
		environment.getPropertySources().forEach(copy.getPropertySources()::addLast);
		copy.setActiveProfiles(environment.getActiveProfiles());
		return copy;
	}

	private static ConfigurableEnvironment minimalEnvironment(ConfigurableEnvironment environment) {
		Map<String, Object> properties = new HashMap<>();
		for (String name : REQUIRED_PROPERTIES) {
			String value = environment.getProperty(name);
			if (StringUtils.hasText(value)) {
				properties.put(name, value);
			}
		}
		StandardEnvironment minimal = new StandardEnvironment();
		minimal.getPropertySources().addFirst(new MapPropertySource("minimalEnvironment", properties));
		return minimal;
	}

}
