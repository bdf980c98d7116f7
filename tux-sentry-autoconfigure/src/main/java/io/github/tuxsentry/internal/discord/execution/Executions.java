package io.github.tuxsentry.internal.discord.execution;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.Tracer;
import net.dv8tion.jda.api.events.GenericEvent;
import org.jspecify.annotations.Nullable;

/**
 * Factory for executions.
 */
public final class Executions {

	private final ExecutionRecord.Services records;

	private final RunningCommands commands;

	private final Deadlines deadlines;

	/**
	 * Create a new factory.
	 * @param tracker tracks commands
	 * @param tracer starts transactions and scopes
	 * @param log the entries of the MDC
	 * @param breadcrumbs the breadcrumbs to record
	 * @param commands the running commands
	 * @param deadlines schedules the deadlines
	 * @param unacknowledged reports interactions without a response
	 * @param faults handles internal errors
	 */
	public Executions(CommandTracker tracker, Tracer tracer, LogContext log, Breadcrumbs breadcrumbs,
			RunningCommands commands, Deadlines deadlines, UnacknowledgedInteractions unacknowledged,
			FaultBarrier faults) {
		this.records = new ExecutionRecord.Services(tracker, tracer, log, breadcrumbs, unacknowledged, faults);
		this.commands = commands;
		this.deadlines = deadlines;
	}

	/**
	 * Start an execution.
	 * @param event the event
	 * @param invocation the invocation by a user, or {@code null} for another event
	 * @return the execution, held open by the caller, or {@code null} if the bot is
	 * stopping and accepts no further commands
	 */
	public @Nullable CommandExecution start(GenericEvent event, @Nullable Invocation invocation) {
		if (invocation != null && this.commands.isStopping()) {
			return null;
		}
		CommandExecution execution = new CommandExecution(ExecutionRecord.start(this.records, event, invocation),
				invocation, this.commands, this.deadlines);
		if (invocation != null) {
			this.records.faults().run("begin to follow a command", execution::begin);
		}
		return execution;
	}

}
