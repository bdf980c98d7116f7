package io.github.tuxsentry.internal.discord;

import java.lang.ref.WeakReference;
import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.core.CommandOutcome;
import io.github.tuxsentry.internal.discord.execution.CommandExecution;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * Reporter of failures of listeners, callbacks and calls to Discord. A failure is
 * captured within the execution that it belongs to, and recorded as its failure. A
 * failure outside of any execution is captured in a trace of its own. Thread-safe.
 */
final class FailureReporter {

	private static final String MECHANISM = "jda";

	private final SentryManager sentry;

	private final RoutineErrorFilter routine;

	private final Tracer tracer;

	/**
	 * The failure of a listener that the thread has reported and is about to log.
	 */
	private final ThreadLocal<@Nullable WeakReference<Throwable>> beforeLog = new ThreadLocal<>();

	FailureReporter(SentryManager sentry, RoutineErrorFilter routine, Tracer tracer) {
		this.sentry = sentry;
		this.routine = routine;
		this.tracer = tracer;
	}

	/**
	 * Report a failure of a listener, which will be logged.
	 */
	SentryId report(Throwable thrown, Consumer<CaptureSpec> details) {
		this.beforeLog.set(new WeakReference<>(thrown));
		CommandExecution work = CommandExecution.current();
		if (work != null) {
			work.failed(thrown);
		}
		return report(thrown, work, details);
	}

	/**
	 * Report a failure that JDA has logged, unless it is that of a listener which has
	 * already been reported.
	 */
	void reportLogged(Throwable thrown) {
		WeakReference<Throwable> reported = this.beforeLog.get();
		this.beforeLog.remove();
		if (reported == null || Causes.of(thrown).stream().noneMatch((cause) -> cause == reported.get())) {
			reportCallback(thrown);
		}
	}

	/**
	 * Report a failure of a call to Discord or of a callback.
	 */
	void reportCallback(Throwable thrown) {
		CommandExecution work = CommandExecution.current();
		if (work != null && this.routine.isRoutine(thrown)) {
			work.failedRoutinely(thrown);
		}
		else if (work != null) {
			work.failed(thrown);
		}
		report(thrown, work, (spec) -> {
		});
	}

	private SentryId report(Throwable thrown, @Nullable CommandExecution work, Consumer<CaptureSpec> details) {
		if (work == null) {
			return reportInOwnTrace(thrown, details);
		}
		return capture(thrown, (spec) -> {
			if (work.isInvocation()) {
				spec.tags(CommandOutcome.tags(thrown));
				spec.context(CommandOutcome.ERROR_CONTEXT, CommandOutcome.describe(thrown));
			}
			details.accept(spec);
		});
	}

	private SentryId reportInOwnTrace(Throwable thrown, Consumer<CaptureSpec> details) {
		if (this.tracer.isInTransaction()) {
			return capture(thrown, details);
		}
		try (ActiveSpan scope = this.tracer.startIsolatedScope()) {
			return capture(thrown, details);
		}
	}

	private SentryId capture(Throwable thrown, Consumer<CaptureSpec> details) {
		return this.sentry.captureException(UncaughtErrors.unhandled(thrown, MECHANISM), details);
	}

}
