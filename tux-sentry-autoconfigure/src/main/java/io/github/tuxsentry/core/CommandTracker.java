package io.github.tuxsentry.core;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.error.ErrorType;
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
		this.scope.setTag("command.success", error == null);
		this.scope.setTag("command.execution_time_ms", run.elapsed().toNanos() / 1000 / MICROS_IN_MILLI);
		if (error != null) {
			this.scope.setTag("command.error_type", ErrorType.of(error));
			this.scope.setContext("command_error", describe(error));
		}
		this.metrics.recordCommandMetric(run.name(), run.elapsed(), (metric) -> {
			metric.type(run.type());
			if (error != null) {
				metric.failed(error);
			}
		});
	}

	private static Map<String, Object> describe(Throwable error) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("error_message", String.valueOf(error.getMessage()));
		values.put("error_type", ErrorType.of(error));
		values.put("error_module", error.getClass().getPackageName());
		return values;
	}

}
