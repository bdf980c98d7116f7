package io.github.tuxsentry.internal.discord;

import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.internal.discord.execution.CommandExecution;
import io.github.tuxsentry.internal.discord.execution.Invocation;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.protocol.SentryId;
import net.dv8tion.jda.api.events.GenericEvent;

/**
 * Runner of the listeners of a single event, within a {@link CommandExecution}. An
 * exception of a listener is captured once, in the scope of the execution.
 */
final class EventRunner {

	private final Invocations invocations;

	private final CommandExecution.Services services;

	private final FailureReporter failures;

	private final FailureReply reply;

	private final FaultBarrier faults;

	EventRunner(Invocations invocations, CommandExecution.Services services, FailureReporter failures,
			FailureReply reply, FaultBarrier faults) {
		this.invocations = invocations;
		this.services = services;
		this.failures = failures;
		this.reply = reply;
		this.faults = faults;
	}

	void run(GenericEvent event, EventDispatch dispatch) {
		Invocation invocation = this.faults.getOrNull("find an invocation", () -> this.invocations.find(event));
		CommandExecution execution = CommandExecution.start(event, invocation, this.services);
		if (execution == null) {
			return;
		}
		ListenerFailures failed = new ListenerFailures((cog, thrown) -> this.faults.get("report a listener",
				() -> report(event, execution, cog, thrown), SentryId.EMPTY_ID));
		execution.run(() -> dispatch.dispatch(event, failed),
				() -> failed.reported().forEach((id) -> this.reply.send(invocation, id)));
	}

	private SentryId report(GenericEvent event, CommandExecution execution, String cog, Throwable thrown) {
		try (CommandExecution.Entered entered = execution.enter()) {
			return this.failures.report(thrown, details(event, execution, cog));
		}
	}

	private static Consumer<CaptureSpec> details(GenericEvent event, CommandExecution execution, String cog) {
		return (spec) -> {
			spec.tag("cog.name", cog);
			if (!execution.isInvocation()) {
				spec.tag("event.name", event.getClass().getSimpleName());
			}
		};
	}

}
