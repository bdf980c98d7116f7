package io.github.tuxsentry.internal.core;

import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.IScopes;
import org.jspecify.annotations.Nullable;

/**
 * {@link CommandTracker} on top of the SDK's scopes and the bot's metrics.
 */
public final class DefaultCommandTracker implements CommandTracker {

	private static final double MICROS_IN_MILLI = 1000.0;

	private final IScopes scopes;

	private final ScopeWriter scopeWriter;

	private final BotMetrics metrics;

	private final FaultBarrier faults;

	/**
	 * Create a new tracker.
	 * @param scopes the scopes of the current thread
	 * @param contexts resolves users and commands
	 * @param metrics records the command metrics
	 * @param faults handles internal errors
	 */
	public DefaultCommandTracker(IScopes scopes, ContextResolver contexts, BotMetrics metrics, FaultBarrier faults) {
		this.scopes = scopes;
		this.scopeWriter = new ScopeWriter(scopes, contexts);
		this.metrics = metrics;
		this.faults = faults;
	}

	@Override
	public CommandRun trackCommandStart(String command, String type) {
		TrackedCommandRun run = new TrackedCommandRun(command, type);
		if (this.scopes.isEnabled()) {
			this.faults.run("track the start of a command", () -> {
				this.scopeWriter.setTag("command.name", run.name());
				this.scopeWriter.setTag("command.type", run.type());
			});
		}
		return run;
	}

	@Override
	public void trackCommandEnd(CommandRun run, @Nullable Throwable error) {
		this.faults.run("track the end of a command", () -> {
			if (run instanceof TrackedCommandRun tracked && tracked.end()) {
				describe(tracked, error);
				record(tracked, error);
			}
		});
	}

	private void describe(CommandRun run, @Nullable Throwable error) {
		CommandOutcome.tags(error).forEach(this.scopeWriter::setTag);
		this.scopeWriter.setTag("command.execution_time_ms", run.elapsed().toNanos() / 1000 / MICROS_IN_MILLI);
		if (error != null) {
			this.scopeWriter.setContext(CommandOutcome.ERROR_CONTEXT, CommandOutcome.describe(error));
		}
	}

	private void record(CommandRun run, @Nullable Throwable error) {
		this.metrics.recordCommandMetric(run.name(), run.elapsed(), (metric) -> {
			metric.type(run.type());
			if (error != null) {
				metric.failed(error);
			}
		});
	}

}
