package io.github.tuxsentry.internal.core;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.CommandRun;
import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.session.CommandEndListener;
import io.github.tuxsentry.internal.tracing.CompletionFailures;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.IScope;
import io.sentry.IScopes;
import org.jspecify.annotations.Nullable;

/**
 * {@link CommandTracker} on top of the SDK's scopes and the bot's metrics.
 */
public final class DefaultCommandTracker implements CommandTracker {

	private static final double MICROS_IN_MILLI = 1000.0;

	private final IScopes scopes;

	private final ContextResolver contexts;

	private final BotMetrics metrics;

	private final CommandEndListener listener;

	private final FaultBarrier faults;

	/**
	 * Create a new tracker.
	 * @param scopes the scopes of the current thread
	 * @param contexts resolves users and commands
	 * @param metrics records the command metrics
	 * @param listener notified of the end of commands
	 * @param faults handles internal errors
	 */
	public DefaultCommandTracker(IScopes scopes, ContextResolver contexts, BotMetrics metrics,
			CommandEndListener listener, FaultBarrier faults) {
		this.scopes = scopes;
		this.contexts = contexts;
		this.metrics = metrics;
		this.listener = listener;
		this.faults = faults;
	}

	@Override
	public CommandRun trackCommandStart(String command, String type) {
		TrackedCommandRun run = new TrackedCommandRun(command, type);
		if (this.scopes.isEnabled()) {
			describe("track the start of a command",
					(scope) -> scope.tag("command.name", run.name()).tag("command.type", run.type()));
		}
		return run;
	}

	@Override
	public void trackCommandEnd(CommandRun run, @Nullable Throwable error) {
		trackCommandEnd(run, error, (run != null) ? run.elapsed() : Duration.ZERO);
	}

	@Override
	public void trackCommandEnd(CommandRun run, @Nullable Throwable error, Duration elapsed) {
		try {
			if (run instanceof TrackedCommandRun tracked && tracked.end(elapsed)) {
				describe("track the end of a command", (scope) -> describe(scope, tracked, error));
				record(tracked, error);
				this.listener.commandEnded(error, tracked.elapsed());
			}
		}
		catch (Throwable fault) {
			this.faults.caught("track the end of a command", fault);
		}
	}

	private void describe(String where, Consumer<CaptureSpec> details) {
		try {
			Frame.describe(null, (scope) -> describe(scope, where, details));
		}
		catch (Throwable fault) {
			this.faults.caught(where, fault);
		}
	}

	private void describe(IScope scope, String where, Consumer<CaptureSpec> details) {
		this.faults.run(where, () -> details.accept(new ScopeCaptureSpec(scope, this.contexts)));
	}

	private static void describe(CaptureSpec scope, CommandRun run, @Nullable Throwable error) {
		scope.tags(CommandOutcome.tags(error));
		scope.tag(CommandOutcome.EXECUTION_TIME, run.elapsed().toNanos() / 1000 / MICROS_IN_MILLI);
		if (error != null) {
			scope.context(CommandOutcome.ERROR_CONTEXT, CommandOutcome.describe(error));
		}
	}

	private void record(CommandRun run, @Nullable Throwable error) {
		this.metrics.recordCommandMetric(run.name(), run.elapsed(), (metric) -> {
			metric.type(run.type());
			if (error != null) {
				metric.failed(error);
			}
		});
	}

	@Override
	public Hold hold() {
		return new WorkHold(UnitOfWork.held());
	}

	@Override
	public <S extends CompletionStage<?>> S track(S stage) {
		Hold hold = hold();
		try {
			stage.whenComplete((value, failure) -> {
				if (failure != null) {
					hold.fail(CompletionFailures.unwrap(failure));
				}
				hold.close();
			});
		}
		catch (RuntimeException ex) {
			this.faults.caught("track a stage", ex);
			hold.close();
		}
		return stage;
	}

	/**
	 * Hold on the current unit of work.
	 */
	private static final class WorkHold implements Hold {

		private final @Nullable UnitOfWork work;

		private final AtomicBoolean closed = new AtomicBoolean();

		WorkHold(@Nullable UnitOfWork work) {
			this.work = work;
		}

		@Override
		public void fail(Throwable failure) {
			if (this.work != null && !this.closed.get()) {
				this.work.failed(failure);
			}
		}

		@Override
		public void close() {
			if (this.work != null && this.closed.compareAndSet(false, true)) {
				this.work.release();
			}
		}

	}

	/**
	 * {@link CommandRun} that measures its own duration.
	 */
	private static final class TrackedCommandRun implements CommandRun {

		private static final long RUNNING = -1;

		private final String name;

		private final String type;

		private final long start = System.nanoTime();

		private final AtomicLong totalNanos = new AtomicLong(RUNNING);

		TrackedCommandRun(String name, String type) {
			this.name = name;
			this.type = type;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public String type() {
			return this.type;
		}

		@Override
		public Duration elapsed() {
			long total = this.totalNanos.get();
			return Duration.ofNanos((total != RUNNING) ? total : sinceStart());
		}

		/**
		 * End the run.
		 * @param total the total time
		 * @return {@code false} if it has already ended
		 */
		boolean end(Duration total) {
			return this.totalNanos.compareAndSet(RUNNING, Math.max(0, total.toNanos()));
		}

		private long sinceStart() {
			return Math.max(0, System.nanoTime() - this.start);
		}

	}

}
