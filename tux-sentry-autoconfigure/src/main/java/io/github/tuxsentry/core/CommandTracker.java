package io.github.tuxsentry.core;

import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.metrics.BotMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Tags the current scope with a command's run and its outcome, and records the command
 * metrics.
 */
final class CommandTracker {

	private static final double MICROS_IN_MILLI = 1000.0;

	private final ScopeWriter scope;

	private final BotMetrics metrics;

	CommandTracker(ScopeWriter scope, BotMetrics metrics) {
		this.scope = scope;
		this.metrics = metrics;
	}

	void started(CommandRun run) {
		this.scope.setTag("command.name", run.name());
		this.scope.setTag("command.type", run.type());
	}

	void ended(CommandRun run, @Nullable Throwable error) {
		if (!(run instanceof TrackedCommandRun tracked) || !tracked.end()) {
			return;
		}
		CommandOutcome.tags(error).forEach(this.scope::setTag);
		this.scope.setTag("command.execution_time_ms", run.elapsed().toNanos() / 1000 / MICROS_IN_MILLI);
		if (error != null) {
			this.scope.setContext(CommandOutcome.ERROR_CONTEXT, CommandOutcome.describe(error));
		}
		this.metrics.recordCommandMetric(run.name(), run.elapsed(), (metric) -> {
			metric.type(run.type());
			if (error != null) {
				metric.failed(error);
			}
		});
	}

}
