package io.github.tuxsentry.discord;

import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.UncaughtErrors;
import io.github.tuxsentry.core.CommandOutcome;
import io.github.tuxsentry.discord.work.OpenWork;
import io.sentry.protocol.SentryId;

/**
 * Captures what a listener, a callback or a call to Discord failed with, in the work that
 * it belongs to, and lets the work know. Thread-safe.
 */
public final class FailureReporter {

	private static final String MECHANISM = "jda";

	private final SentryManager sentry;

	/**
	 * Creates a reporter.
	 * @param sentry captures
	 */
	public FailureReporter(SentryManager sentry) {
		this.sentry = sentry;
	}

	SentryId report(Throwable thrown, Consumer<CaptureSpec> details) {
		OpenWork work = OpenWork.current();
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
