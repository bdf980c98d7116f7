package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.core.CommandOutcome;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.sentry.IScopes;
import io.sentry.SentryDate;
import io.sentry.SpanStatus;
import io.sentry.protocol.User;
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

	private Map<String, String> logged = Map.of();

	private ExecutionRecord(Services services, @Nullable Invocation invocation, Supplier<ActiveSpan> span,
			boolean tracked) {
		this.services = services;
		this.invocation = invocation;
		this.span = services.faults.get("start an event", span, ActiveSpan.none());
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
		Tracer tracer = services.tracer;
		ExecutionRecord record = new ExecutionRecord(services, invocation,
				() -> (invocation != null && invocation.kind().isTransaction()) ? tracer
					.startIsolatedTransaction(invocation.kind().operation(), invocation.transactionName(), ORIGIN)
						: tracer.startIsolatedScope(),
				true);
		record.describe(event);
		return record;
	}

	private void describe(GenericEvent event) {
		SentryManager sentry = this.services.sentry;
		FaultBarrier faults = this.services.faults;
		faults.run("set the shard", () -> sentry.setTag("shard.id", event.getJDA().getShardInfo().getShardId()));
		EventOrigin origin = faults.get("find the origin of an event", () -> EventOrigin.of(event), EventOrigin.NONE);
		if (origin.guildId() != null) {
			sentry.setTag("guild.id", origin.guildId());
		}
		Invocation invoked = this.invocation;
		if (invoked == null) {
			describe(event.getClass().getSimpleName(), origin);
		}
		else {
			if (this.run == null) {
				sentry.setTags(Map.of("command.name", invoked.name(), "command.type", invoked.kind().type()));
			}
			faults.run("describe a user", () -> sentry.setUserContext(invoked.user().get()));
			faults.run("describe a command", () -> sentry.setCommandContext(invoked.context().get()));
			this.services.breadcrumbs.add(Breadcrumbs.Kind.COMMAND, invoked::breadcrumb);
		}
		if (this.services.log.isEnabled()) {
			this.logged = faults.get("describe an event in the log", () -> logEntries(origin), Map.of());
		}
	}

	private void describe(String event, EventOrigin origin) {
		this.services.sentry.setTag("event.name", event);
		this.services.sentry.setContext("event", origin.toContext(event));
		if (origin.userId() != null) {
			User user = new User();
			user.setId(origin.userId());
			this.services.sentry.setUserContext(user);
		}
	}

	private Map<String, String> logEntries(EventOrigin origin) {
		Map<LogContext.Field, @Nullable String> values = new EnumMap<>(LogContext.Field.class);
		values.put(LogContext.Field.TRACE_ID, this.services.tracer.currentTraceId());
		values.put(LogContext.Field.COMMAND, (this.invocation != null) ? this.invocation.name() : null);
		values.put(LogContext.Field.USER_ID, origin.userId());
		values.put(LogContext.Field.GUILD_ID, origin.guildId());
		return this.services.log.entries(values);
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
			scopes.configureScope(CommandOutcome::remove);
		}
	}

	/**
	 * Enter the MDC of the execution on the current thread.
	 * @return the token that leaves it
	 */
	UnitOfWork.Entered enterLog() {
		return this.services.log.enter(this.logged);
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
					() -> (invoked != null && invoked.kind().isTransaction())
							? this.services.tracer.startFollowing(DELAYED, invoked.transactionName(), ORIGIN)
							: this.services.tracer.startScope(),
					false);
			record.span.detach();
			record.forgetOutcome();
			record.logged = this.logged;
			return record;
		}
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
	 * @param sentry describes users and commands
	 * @param tracker tracks commands
	 * @param tracer starts transactions and scopes
	 * @param log the entries of the MDC
	 * @param breadcrumbs records breadcrumbs
	 * @param unacknowledged reports interactions without a response
	 * @param faults handles internal errors
	 */
	record Services(SentryManager sentry, CommandTracker tracker, Tracer tracer, LogContext log,
			Breadcrumbs breadcrumbs, UnacknowledgedInteractions unacknowledged, FaultBarrier faults) {
	}

}
