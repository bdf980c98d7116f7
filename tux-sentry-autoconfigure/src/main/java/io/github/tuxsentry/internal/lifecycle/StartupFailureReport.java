package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.beans.ApplicationFaults;
import io.github.tuxsentry.internal.core.Flusher;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.lifecycle.StartupTimeline.Phase;
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

	private void report(Throwable error, Phase phase, List<Breadcrumb> log, long deadline) {
		IScopes scopes = StartupSentry.find(this.environment, this.context, error, this.applicationFaults);
		if (scopes != null) {
			this.held.release(scopes, error);
			StartupFailure failure = describe(error, phase, log);
			scopes.captureEvent(failure.toEvent(), failure::describe);
			Duration remaining = Duration.ofNanos(Math.max(0, deadline - System.nanoTime())).minus(CLOSING);
			new Flusher(scopes, Stream::empty, this.faults).close(remaining.isNegative() ? Duration.ZERO : remaining);
		}
	}

	private StartupFailure describe(Throwable error, Phase phase, List<Breadcrumb> log) {
		FailureAnalysis analysis = this.faults.getOrNull("analyze a failed start",
				() -> StartupFailure.analyze(error, this.context, this.environment));
		Map<String, String> injected = this.faults.get("find injected properties",
				() -> StartupFailure.findInjectedProperties(error, this.environment), Map.of());
		return new StartupFailure(error, phase, log, analysis, injected);
	}

}
