package io.github.tuxsentry.internal.discord;

import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.core.CommandOutcome;
import io.github.tuxsentry.internal.discord.execution.CommandExecution;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * Reporter of failures of listeners, callbacks and calls to Discord. A failure is
 * captured within the execution that it belongs to, and recorded as its failure.
 * Thread-safe.
 */
final class FailureReporter {

	private static final String MECHANISM = "jda";

	private final SentryManager sentry;

	private final RoutineErrorFilter routine;

	FailureReporter(SentryManager sentry, RoutineErrorFilter routine) {
		this.sentry = sentry;
		this.routine = routine;
	}

	/**
	 * Report a failure of a listener.
	 */
	SentryId report(Throwable thrown, Consumer<CaptureSpec> details) {
		return report(thrown, CommandExecution.current(), true, details);
	}

	/**
	 * Report a failure of a call to Discord or of its callback. A routine error after the
	 * response, such as that of a message which was deleted in the meantime, is not a
	 * failure of the execution.
	 */
	void reportCall(Throwable thrown) {
		CommandExecution work = CommandExecution.current();
		report(thrown, work, work != null && !(work.isAnswered() && this.routine.isRoutine(thrown)), (spec) -> {
		});
	}

	private SentryId report(Throwable thrown, @Nullable CommandExecution work, boolean isFailure,
			Consumer<CaptureSpec> details) {
		if (work != null && isFailure) {
			work.failed(thrown);
		}
		return this.sentry.captureException(UncaughtErrors.unhandled(thrown, MECHANISM), (spec) -> {
			if (work != null && work.isInvocation()) {
				spec.tags(CommandOutcome.tags(thrown));
				spec.context(CommandOutcome.ERROR_CONTEXT, CommandOutcome.describe(thrown));
			}
			details.accept(spec);
		});
	}

}
