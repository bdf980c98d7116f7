package io.github.tuxsentry.internal.executor;

import java.util.function.Consumer;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.capture.UncaughtErrors;
import io.github.tuxsentry.internal.executor.ScheduledMethods.ScheduledTask;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.metrics.BotMetrics;
import org.aopalliance.intercept.MethodInvocation;
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

	@Nullable Object run(ScheduledTask task, MethodInvocation call) throws Throwable {
		return task.traced() ? this.tracedCall.proceed(task.operation(), () -> observed(task, call))
				: observed(task, call);
	}

	/**
	 * Observe a run inside its transaction, whose scope has the most details.
	 */
	private @Nullable Object observed(ScheduledTask task, MethodInvocation call) throws Throwable {
		Consumer<@Nullable Throwable> checkIn = checkIn(task, call.getThis());
		Consumer<@Nullable Throwable> counted = this.counter.start(task::name, TYPE);
		Object result;
		try {
			result = call.proceed();
		}
		catch (Throwable failure) {
			capture(failure);
			counted.accept(failure);
			checkIn.accept(failure);
			throw failure;
		}
		return follow(task, result, counted, checkIn);
	}

	private Consumer<@Nullable Throwable> checkIn(ScheduledTask task, @Nullable Object bean) {
		CheckIns wanted = this.checkIns;
		Consumer<@Nullable Throwable> begun = (wanted != null && bean != null)
				? this.faults.getOrNull("check a task in", () -> wanted.begin(task.method(), bean)) : null;
		return (failure) -> {
			if (begun != null) {
				this.faults.run("check a task in", () -> begun.accept(failure));
			}
		};
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
