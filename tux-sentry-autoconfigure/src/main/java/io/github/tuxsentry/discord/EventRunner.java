package io.github.tuxsentry.discord;

import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.tracing.ActiveSpan;
import io.github.tuxsentry.tracing.Tracer;
import io.sentry.ISentryLifecycleToken;
import io.sentry.NoOpScopesLifecycleToken;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import net.dv8tion.jda.api.events.GenericEvent;

/**
 * Runs the listeners of one event on a scope of its own: a command in a transaction, with
 * its user, contexts, tags and metrics; any other event without one. What a listener
 * throws is captured once, in that scope.
 */
public final class EventRunner {

	private static final String ORIGIN = "auto.discord.jda";

	private static final String OPERATION = "discord.command";

	private final CommandInvocations commands;

	private final SentryManager sentry;

	private final Tracer tracer;

	private final FaultBarrier faults;

	/**
	 * Creates a runner.
	 * @param commands tells which events are commands
	 * @param sentry captures and tracks
	 * @param tracer starts transactions
	 * @param faults takes the faults of the library
	 */
	public EventRunner(CommandInvocations commands, SentryManager sentry, Tracer tracer, FaultBarrier faults) {
		this.commands = commands;
		this.sentry = sentry;
		this.tracer = tracer;
		this.faults = faults;
	}

	void run(GenericEvent event, EventDispatch dispatch) {
		CommandInvocation command = this.faults.getOrNull("tell a command", () -> this.commands.find(event));
		if (command != null) {
			runCommand(command, event, dispatch);
		}
		else {
			runOther(event, dispatch);
		}
	}

	private void runCommand(CommandInvocation command, GenericEvent event, EventDispatch dispatch) {
		ActiveSpan transaction = this.faults.get("start a command",
				() -> this.tracer.startIsolatedTransaction(OPERATION, "command." + command.name(), ORIGIN),
				ActiveSpan.none());
		this.faults.run("describe a command", () -> {
			this.sentry.setUserContext(command.user().get());
			this.sentry.setCommandContext(command.context().get());
		});
		CommandRun run = this.sentry.trackCommandStart(command.name(), command.type());
		ListenerFailures failures = new ListenerFailures();
		try {
			dispatch.dispatch(event, failures);
		}
		finally {
			this.faults.run("end a command", () -> endCommand(transaction, run, failures));
		}
	}

	private void endCommand(ActiveSpan transaction, CommandRun run, ListenerFailures failures) {
		try (transaction) {
			Throwable failure = failures.first();
			this.sentry.trackCommandEnd(run, failure);
			capture(failures, (spec) -> {
			});
			if (failure != null) {
				transaction.fail(failure);
			}
		}
	}

	private void runOther(GenericEvent event, EventDispatch dispatch) {
		ListenerFailures failures = new ListenerFailures();
		try (ISentryLifecycleToken scope = this.faults.get("isolate an event", this.tracer::isolate,
				NoOpScopesLifecycleToken.getInstance())) {
			try {
				dispatch.dispatch(event, failures);
			}
			finally {
				capture(failures, (spec) -> spec.tag("event.name", event.getClass().getSimpleName()));
			}
		}
	}

	private void capture(ListenerFailures failures, Consumer<CaptureSpec> details) {
		for (ListenerFailures.ListenerFailure failure : failures.all()) {
			this.sentry.captureException(unhandled(failure.thrown()), (spec) -> {
				spec.tag("cog.name", failure.cog());
				details.accept(spec);
			});
		}
	}

	private static ExceptionMechanismException unhandled(Throwable thrown) {
		Mechanism mechanism = new Mechanism();
		mechanism.setType("jda");
		mechanism.setHandled(false);
		return new ExceptionMechanismException(mechanism, thrown, Thread.currentThread());
	}

}
