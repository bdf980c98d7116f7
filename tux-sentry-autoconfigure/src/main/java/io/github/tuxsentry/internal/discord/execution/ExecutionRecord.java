package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;

import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.internal.core.CommandOutcome;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.sentry.IScopes;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;
import net.dv8tion.jda.api.events.GenericEvent;
import org.jspecify.annotations.Nullable;

/**
 * Record of an execution in Sentry: a transaction for a command or component, and only a
 * scope for any other event. A command is tracked with its metrics as well.
 */
final class ExecutionRecord {

	private static final String ORIGIN = "auto.discord.jda";

	private static final String DELAYED = "discord.delayed";

	private final Services services;

	private final @Nullable Invocation invocation;

	private final ActiveSpan span;

	private final @Nullable CommandRun run;

	private LogContext.Entries logged = LogContext.Entries.NONE;

	private ExecutionRecord(Services services, @Nullable Invocation invocation, ActiveSpan span, boolean tracked) {
		this.services = services;
		this.invocation = invocation;
		this.span = span;
		this.run = (tracked && invocation != null && invocation.kind().isTransaction())
				? services.tracker.trackCommandStart(invocation.name(), invocation.kind().type()) : null;
	}

	/**
	 * Start the record of an event in a scope of its own.
	 * @param services the services that a record uses
	 * @param event the event
	 * @param invocation the invocation by a user, or {@code null} for another event
	 * @return the record, whose scope is current on the calling thread
	 */
	static ExecutionRecord start(Services services, GenericEvent event, @Nullable Invocation invocation) {
		ExecutionRecord record = new ExecutionRecord(services, invocation, startSpan(services, invocation), true);
		record.describe(event);
		return record;
	}

	private static ActiveSpan startSpan(Services services, @Nullable Invocation invocation) {
		try {
			return (invocation != null && invocation.kind().isTransaction()) ? services.tracer
				.startIsolatedTransaction(invocation.kind().operation(), invocation.transactionName(), ORIGIN)
					: services.tracer.startIsolatedScope();
		}
		catch (Throwable fault) {
			services.faults.caught("start an event", fault);
			return ActiveSpan.none();
		}
	}

	private void describe(GenericEvent event) {
		FaultBarrier faults = this.services.faults;
		IScopes scopes = this.span.scopes();
		if (scopes != null) {
			Frame.describe(scopes, new EventDescription(event, this.invocation, this.services.breadcrumbs, faults));
		}
		if (this.services.log.isEnabled()) {
			this.logged = this.services.log.entries((field) -> logValue(field, scopes, event));
		}
	}

	private @Nullable String logValue(LogContext.Field field, @Nullable IScopes scopes, GenericEvent event) {
		try {
			return switch (field) {
				case TRACE_ID -> (scopes != null) ? Tracer.traceIdOf(scopes) : null;
				case COMMAND -> (this.invocation != null) ? this.invocation.name() : null;
				case USER_ID -> EventOrigin.userIdOf(event);
				case GUILD_ID -> EventOrigin.guildIdOf(event);
			};
		}
		catch (Throwable fault) {
			this.services.faults.caught("describe an event in the log", fault);
			return null;
		}
	}

	FaultBarrier faults() {
		return this.services.faults;
	}

	/**
	 * Return whether this record is of the same invocation as another one.
	 */
	boolean isOf(ExecutionRecord other) {
		return this.invocation != null && this.invocation == other.invocation;
	}

	private void forgetOutcome() {
		IScopes scopes = this.span.scopes();
		if (scopes != null) {
			Frame.describe(scopes, CommandOutcome::remove);
		}
	}

	/**
	 * Set the MDC of the execution on the current thread.
	 * @return the previous entries
	 */
	LogContext.Entries enterLog() {
		return this.services.log.exchange(this.logged);
	}

	/**
	 * Restore the MDC of the current thread.
	 * @param before the previous entries
	 */
	void leaveLog(LogContext.Entries before) {
		this.services.log.restore(before);
	}

	/**
	 * Start the record of work that this execution scheduled to run after its end: a
	 * transaction in the same trace, in a fork of the same scope.
	 * @return the record
	 */
	ExecutionRecord startDelayed() {
		Invocation invoked = this.invocation;
		try (var scope = this.span.makeCurrent()) {
			ExecutionRecord record = new ExecutionRecord(this.services, invoked,
					this.services.faults.get("start an event",
							() -> (invoked != null && invoked.kind().isTransaction())
									? this.services.tracer.startFollowing(DELAYED, invoked.transactionName(), ORIGIN)
									: this.services.tracer.startScope(),
							ActiveSpan.none()),
					false);
			record.span.detach();
			record.forgetOutcome();
			record.logged = this.logged;
			return record;
		}
	}

	/**
	 * Return whether the execution is more than a scope, so that its end is recorded.
	 */
	boolean isTransaction() {
		return this.run != null || this.span.hasSpan();
	}

	ActiveSpan span() {
		return this.span;
	}

	/**
	 * Report that the interaction was not acknowledged.
	 * @param problem the outcome of the interaction
	 */
	void notAcknowledged(InteractionNotAcknowledgedException problem) {
		if (this.invocation != null) {
			this.services.unacknowledged.report(this.invocation, problem);
		}
	}

	/**
	 * End the record. Must be called within its scope.
	 * @param reason the failure of the execution, or {@code null} if it succeeded
	 * @param at the time of the end
	 * @param elapsed the time from the start to the end
	 */
	void end(@Nullable Throwable reason, @Nullable SentryDate at, Duration elapsed) {
		this.services.faults.run("end a command", () -> {
			if (this.run != null) {
				this.services.tracker.trackCommandEnd(this.run, reason, elapsed);
			}
			if (reason != null) {
				this.span.fail(reason);
			}
			if (reason instanceof CommandAbortedException) {
				this.span.setStatus(SpanStatus.ABORTED);
			}
		});
		this.services.faults.run("end a transaction", () -> this.span.end(at));
	}

	/**
	 * Services that records use.
	 *
	 * @param tracker tracks commands
	 * @param tracer starts transactions and scopes
	 * @param log the entries of the MDC
	 * @param breadcrumbs the breadcrumbs to record
	 * @param unacknowledged reports interactions without a response
	 * @param faults handles internal errors
	 */
	record Services(CommandTracker tracker, Tracer tracer, LogContext log, Breadcrumbs breadcrumbs,
			UnacknowledgedInteractions unacknowledged, FaultBarrier faults) {
	}

}
