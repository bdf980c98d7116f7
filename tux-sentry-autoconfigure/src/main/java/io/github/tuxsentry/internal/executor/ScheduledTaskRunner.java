package io.github.tuxsentry.internal.executor;

import java.util.function.Consumer;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.executor.ScheduledMethods.ScheduledTask;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.metrics.BotMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Runner of scheduled methods, which are traced and counted, and whose failures are
 * captured before they reach Spring's error handler. Thread-safe.
 */
public final class ScheduledTaskRunner {

	private static final String MECHANISM = "spring_scheduled";

	private static final String TYPE = "scheduled";

	private final TracedCall tracedCall;

	private final SentryManager sentry;

	private final TaskCounter counter;

	private final FaultBarrier faults;

	private final @Nullable CheckIns checkIns;

	/**
	 * Create a new runner.
	 * @param tracedCall the traced invocation of methods
	 * @param sentry captures the failures
	 * @param metrics records the task metrics
	 * @param faults handles internal errors
	 * @param checkIns sends check-ins to Sentry's cron monitoring, or {@code null}
	 */
	ScheduledTaskRunner(TracedCall tracedCall, SentryManager sentry, BotMetrics metrics, FaultBarrier faults,
			@Nullable CheckIns checkIns) {
		this.tracedCall = tracedCall;
		this.sentry = sentry;
		this.counter = new TaskCounter(() -> metrics, faults);
		this.faults = faults;
		this.checkIns = checkIns;
	}

	@Nullable Object run(ScheduledTask task, TracedCall.Call call) throws Throwable {
		Consumer<@Nullable Throwable> checkIn = checkIn(task);
		Consumer<@Nullable Throwable> counted = this.counter.start(task::name, TYPE);
		Object result;
		try {
			result = task.traced() ? this.tracedCall.proceed(task.operation(), () -> captured(call)) : captured(call);
		}
		catch (Throwable failure) {
			counted.accept(failure);
			checkIn.accept(failure);
			throw failure;
		}
		return follow(task, result, counted, checkIn);
	}

	private Consumer<@Nullable Throwable> checkIn(ScheduledTask task) {
		CheckIns wanted = this.checkIns;
		Consumer<@Nullable Throwable> begun = (wanted != null)
				? this.faults.getOrNull("check a task in", () -> wanted.begin(task.method(), task.name())) : null;
		return (failure) -> {
			if (begun != null) {
				this.faults.run("check a task in", () -> begun.accept(failure));
			}
		};
	}

	/**
	 * Capture a failure inside the transaction, whose scope has the most details.
	 */
	private @Nullable Object captured(TracedCall.Call call) throws Throwable {
		try {
			return call.proceed();
		}
		catch (Throwable failure) {
			capture(failure);
			throw failure;
		}
	}

	private @Nullable Object follow(ScheduledTask task, @Nullable Object result, Consumer<@Nullable Throwable> counted,
			Consumer<@Nullable Throwable> checkIn) {
		try {
			return task.operation().returned(result, task.operation().results().onCompletion(result, (failure) -> {
				counted.accept(failure);
				if (failure != null) {
					capture(failure);
				}
				checkIn.accept(failure);
			}));
		}
		catch (Throwable fault) {
			this.faults.caught("observe a scheduled task", fault);
			return result;
		}
	}

	private void capture(Throwable failure) {
		this.faults.run("capture the failure of a task",
				() -> this.sentry.captureException(UncaughtErrors.unhandled(failure, MECHANISM)));
	}

}
