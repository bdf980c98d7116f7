package io.github.tuxsentry.internal.executor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for executors, schedulers and background tasks.
 */
final class ExecutorProperties {

	private ExecutorProperties() {
	}

	/**
	 * Configuration properties for context propagation.
	 *
	 * @param enabled Whether to propagate scopes and the active span to executor and
	 * scheduler beans, and to Reactor if Micrometer's context propagation is available.
	 */
	@ConfigurationProperties("tux.sentry.tracing.context")
	record Context(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * Configuration properties for background tasks.
	 *
	 * @param enabled Whether to trace and record @Scheduled methods, capture their
	 * failures, and record @Async methods and executor tasks.
	 * @param sendCheckIns Whether to send check-ins for @Scheduled methods to Sentry's
	 * cron monitoring.
	 */
	@ConfigurationProperties("tux.sentry.tasks")
	record Tasks(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean sendCheckIns) {
	}

	/**
	 * Configuration properties for uncaught exceptions.
	 *
	 * @param enabled Whether to capture uncaught exceptions of executor tasks and @Async
	 * methods. Uncaught exceptions of threads are controlled by
	 * sentry.enable-uncaught-exception-handler.
	 */
	@ConfigurationProperties("tux.sentry.capture.uncaught")
	record Uncaught(@DefaultValue("true") boolean enabled) {
	}

}
