package io.github.tuxsentry.internal.discord;

import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.core.CommandOutcome;
import io.github.tuxsentry.internal.discord.execution.CommandExecution;
import io.sentry.protocol.SentryId;

/**
 * Reporter of failures of listeners, callbacks and calls to Discord. A failure is
 * captured within the execution that it belongs to, and recorded as its failure.
 * Thread-safe.
 */
final class FailureReporter {

	private static final String MECHANISM = "jda";

	private final SentryManager sentry;

	FailureReporter(SentryManager sentry) {
		this.sentry = sentry;
	}

	SentryId report(Throwable thrown, Consumer<CaptureSpec> details) {
		CommandExecution work = CommandExecution.current();
		if (work != null) {
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
