package io.github.tuxsentry.internal.startup;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.autoconfigure.InjectedProperties;
import io.github.tuxsentry.internal.beans.ApplicationFaults;
import io.github.tuxsentry.internal.core.FinalFlush;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.Breadcrumb;
import io.sentry.IScopes;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Report of a failed startup, sent once, after which Sentry is closed. The process ends
 * as it would have without the report, delayed by two seconds at most unless configured
 * otherwise.
 */
final class StartupFailureReport {

	private static final String TIMEOUT = "tux.sentry.startup.failed-start-timeout";

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

	private static final Duration CLOSING = Duration.ofMillis(200);

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

	void send(Throwable error, StartupPhase phase, List<Breadcrumb> log) {
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

	/**
	 * The configuration itself may have failed.
	 */
	private Duration timeout() {
		try {
			return Binder.get(this.environment).bind(TIMEOUT, Duration.class).orElse(DEFAULT_TIMEOUT);
		}
		catch (BindException ex) {
			return DEFAULT_TIMEOUT;
		}
	}

	private void report(Throwable error, StartupPhase phase, List<Breadcrumb> log, long deadline) {
		IScopes scopes = StartupSentry.find(this.environment, this.context, error, this.applicationFaults);
		if (scopes != null) {
			this.held.release(scopes, error);
			StartupFailure failure = describe(error, phase, log);
			Map<String, String> injected = this.faults.get("find injected properties",
					() -> InjectedProperties.find(error, this.environment), Map.of());
			scopes.captureEvent(failure.toEvent(), (scope) -> {
				failure.describe(scope);
				if (!injected.isEmpty()) {
					scope.setContexts("injected_properties", injected);
				}
			});
			Duration remaining = Duration.ofNanos(Math.max(0, deadline - System.nanoTime())).minus(CLOSING);
			new FinalFlush(scopes, this.faults).run(List.of(), remaining.isNegative() ? Duration.ZERO : remaining);
		}
	}

	private StartupFailure describe(Throwable error, StartupPhase phase, List<Breadcrumb> log) {
		FailureAnalysis analysis = this.faults.getOrNull("analyze a failed start",
				() -> StartupFailureAnalyses.find(error, this.context, this.environment));
		return (analysis != null)
				? new StartupFailure(error, phase, analysis.getDescription(), analysis.getAction(), log)
				: new StartupFailure(error, phase, null, null, log);
	}

}
