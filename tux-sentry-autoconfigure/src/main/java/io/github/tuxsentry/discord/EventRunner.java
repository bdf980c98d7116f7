package io.github.tuxsentry.discord;

import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.work.Deadlines;
import io.github.tuxsentry.discord.work.OpenWork;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.tracing.ActiveSpan;
import io.github.tuxsentry.tracing.Tracer;
import io.sentry.protocol.SentryId;
import net.dv8tion.jda.api.events.GenericEvent;
import org.jspecify.annotations.Nullable;

/**
 * Runs the listeners of one event on a scope of its own: what a user asked for in a
 * transaction, with user, contexts, tags and metrics; any other event without one. What a
 * listener throws is captured once, in that scope. The work lasts until the last call
 * that it has started is done.
 */
public final class EventRunner {

	private static final String ORIGIN = "auto.discord.jda";

	private final Invocations invocations;

	private final SentryManager sentry;

	private final Tracer tracer;

	private final FailureReporter failures;

	private final FailureReply reply;

	private final TransactionEnds ends;

	private final Deadlines deadlines;

	private final RunningCommands commands;

	private final FaultBarrier faults;

	/**
	 * Creates a runner.
	 * @param invocations tells which events are invocations
	 * @param sentry tracks
	 * @param tracer starts transactions
	 * @param failures captures what listeners throw
	 * @param reply answers a user whose command failed
	 * @param ends ends transactions
	 * @param deadlines ends what goes on for too long
	 * @param commands counts the commands that run
	 * @param faults takes the faults of the library
	 */
	public EventRunner(Invocations invocations, SentryManager sentry, Tracer tracer, FailureReporter failures,
			FailureReply reply, TransactionEnds ends, Deadlines deadlines, RunningCommands commands,
			FaultBarrier faults) {
		this.invocations = invocations;
		this.sentry = sentry;
		this.tracer = tracer;
		this.failures = failures;
		this.reply = reply;
		this.ends = ends;
		this.deadlines = deadlines;
		this.commands = commands;
		this.faults = faults;
	}

	void run(GenericEvent event, EventDispatch dispatch) {
		Invocation invocation = this.faults.getOrNull("tell an invocation", () -> this.invocations.find(event));
		if (invocation != null && !this.commands.begin()) {
			return;
		}
		ActiveSpan span = this.faults.get("start an event", () -> start(invocation), ActiveSpan.none());
		describe(event, invocation);
		OpenWork work = open(invocation, span);
		ListenerFailures failed = new ListenerFailures((cog, thrown) -> this.faults.get("report a listener",
				() -> report(event, invocation, work, cog, thrown), SentryId.EMPTY_ID));
		try (OpenWork.Entered entered = work.enter()) {
			dispatch.dispatch(event, failed);
		}
		finally {
			this.faults.run("end an event", () -> returned(invocation, work, span, failed));
		}
	}

	private ActiveSpan start(@Nullable Invocation invocation) {
		return (invocation != null && invocation.kind().isTransaction()) ? this.tracer.startIsolatedTransaction(
				invocation.kind().operation(), invocation.transactionName(), ORIGIN) : this.tracer.startIsolatedScope();
	}

	private void describe(GenericEvent event, @Nullable Invocation invocation) {
		this.faults.run("tell the shard",
				() -> this.sentry.setTag("shard.id", event.getJDA().getShardInfo().getShardId()));
		if (invocation != null) {
			this.faults.run("describe a user", () -> this.sentry.setUserContext(invocation.user().get()));
			this.faults.run("describe a command", () -> this.sentry.setCommandContext(invocation.context().get()));
		}
	}

	private OpenWork open(@Nullable Invocation invocation, ActiveSpan span) {
		if (invocation == null) {
			return new OpenWork(span, false, (failure) -> span.end());
		}
		CommandRun run = this.sentry.trackCommandStart(invocation.name(), invocation.kind().type());
		return new OpenWork(span, true, (failure) -> {
			this.faults.run("end a command", () -> {
				this.sentry.trackCommandEnd(run, failure);
				this.ends.end(invocation, span, failure);
			});
			this.commands.end();
		});
	}

	private SentryId report(GenericEvent event, @Nullable Invocation invocation, OpenWork work, String cog,
			Throwable thrown) {
		try (OpenWork.Entered entered = work.enter()) {
			return this.failures.report(thrown, details(event, invocation, cog));
		}
	}

	private void returned(@Nullable Invocation invocation, OpenWork work, ActiveSpan span, ListenerFailures failed) {
		try (OpenWork.Entered entered = work.enter()) {
			failed.reported().forEach((id) -> this.reply.send(invocation, id));
		}
		finally {
			work.release();
			this.deadlines.watch(work);
			span.leave();
		}
	}

	private static Consumer<CaptureSpec> details(GenericEvent event, @Nullable Invocation invocation, String cog) {
		return (spec) -> {
			spec.tag("cog.name", cog);
			if (invocation == null) {
				spec.tag("event.name", event.getClass().getSimpleName());
			}
		};
	}

}
