package io.github.tuxsentry.internal.tracing;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.NoOpScopesLifecycleToken;
import io.sentry.Scopes;
import io.sentry.ScopesAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Propagation of the scopes and the active span of the current thread to other threads.
 * Tasks run on a fork of the scopes. They see the tags, user, breadcrumbs and span as
 * they were when the task was submitted. Their changes are visible neither to the
 * submitter nor to the thread that runs them. Without Sentry, nothing is wrapped.
 * Thread-safe.
 * <p>
 * Executors and schedulers that are beans are instrumented automatically.
 */
public final class ScopesPropagation implements ContextPropagation, TaskContext.Factory {

	private final LogContext log;

	private final FaultBarrier faults;

	/**
	 * Create a new context propagation.
	 * @param log the entries of the MDC, which are propagated as well
	 * @param faults handles internal errors
	 */
	public ScopesPropagation(LogContext log, FaultBarrier faults) {
		this.log = log;
		this.faults = faults;
	}

	@Override
	public Runnable wrap(Runnable task) {
		IScopes captured = captureScopes();
		UnitOfWork work = UnitOfWork.current();
		Map<String, String> logged = this.log.capture();
		return (captured != null || work != null) ? () -> participant(captured, work, logged).run(task) : task;
	}

	@Override
	public <V> Callable<V> wrap(Callable<V> task) {
		IScopes captured = captureScopes();
		UnitOfWork work = UnitOfWork.current();
		Map<String, String> logged = this.log.capture();
		return (captured != null || work != null) ? () -> participant(captured, work, logged).call(task) : task;
	}

	@Override
	public <V> Supplier<V> wrapSupplier(Supplier<V> supplier) {
		IScopes captured = captureScopes();
		UnitOfWork work = UnitOfWork.current();
		Map<String, String> logged = this.log.capture();
		return (captured != null || work != null) ? () -> {
			Object[] result = new Object[1];
			participant(captured, work, logged).run(() -> result[0] = supplier.get());
			@SuppressWarnings("unchecked")
			V value = (V) result[0];
			return value;
		} : supplier;
	}

	private Participant participant(@Nullable IScopes captured, @Nullable UnitOfWork work, Map<String, String> logged) {
		return new Participant((captured != null) ? forkOf(captured) : null, work, false, logged);
	}

	@Override
	public Runnable isolate(Runnable task) {
		return () -> {
			IScopes isolated = this.faults.getOrNull("isolate a task",
					() -> ThreadScopes.isEnabled() ? fork(null) : null);
			new Participant(isolated, null, false, Map.of()).run(task);
		};
	}

	@Override
	public Executor taskWrapping(Executor executor) {
		return (task) -> {
			ContextTask<?> wrapped = ContextTask.of(task, this);
			if (wrapped == null) {
				executor.execute(task);
				return;
			}
			wrapped.submit(executor, () -> {
				executor.execute(wrapped);
				return wrapped;
			});
		};
	}

	@Override
	public ExecutorService taskWrapping(ExecutorService executor) {
		return ContextExecutorService.wrap(executor, this);
	}

	@Override
	public ScheduledExecutorService taskWrapping(ScheduledExecutorService scheduler) {
		return ContextExecutorService.wrap(scheduler, this);
	}

	@Override
	public @Nullable TaskContext capture() {
		IScopes captured = captureScopes();
		UnitOfWork work = UnitOfWork.held();
		return (captured != null || work != null) ? new Participant(captured, work, true, this.log.capture()) : null;
	}

	@Override
	public @Nullable TaskContext captureDelayed() {
		IScopes captured = captureScopes();
		UnitOfWork work = UnitOfWork.current();
		return (captured != null || work != null) ? new Participant(captured, work, false, this.log.capture()) : null;
	}

	/**
	 * Capture the context of the current thread for work that runs in several steps, on
	 * any threads, such as a coroutine.
	 * @param forked whether the work has a fork of the scopes instead of the scopes
	 * themselves
	 * @return the context
	 */
	public ResumableContext captureResumable(boolean forked) {
		IScopes captured = forked ? captureScopes()
				: this.faults.getOrNull("get the scopes of a thread", () -> ThreadScopes.isEnabled() ? same() : null);
		UnitOfWork work = UnitOfWork.current();
		Map<String, String> logged = this.log.capture();
		return new ResumableContext(work, () -> enter(captured, work, logged));
	}

	/**
	 * Capture the scopes of the current thread.
	 * @return a fork of the current scopes, or {@code null} without Sentry
	 */
	public @Nullable IScopes captureScopes() {
		return this.faults.getOrNull("capture a scope",
				() -> ThreadScopes.isEnabled() ? fork(ThreadScopes.get()) : null);
	}

	private IScopes fork(@Nullable IScopes scopes) {
		return Frame.handOver(scopes, this.faults);
	}

	private static IScopes same() {
		if (ThreadScopes.get() instanceof Frame frame) {
			return frame;
		}
		IScopes scopes = ScopesAdapter.getInstance();
		return new Scopes(scopes.getScope(), scopes.getIsolationScope(), scopes.getGlobalScope(), Frame.CREATOR);
	}

	private UnitOfWork.Entered enter(@Nullable IScopes scopes, @Nullable UnitOfWork work, Map<String, String> logged) {
		ISentryLifecycleToken scope = this.faults.get("enter the scope of a task",
				() -> (scopes != null) ? scopes.makeCurrent() : NoOpScopesLifecycleToken.getInstance(),
				NoOpScopesLifecycleToken.getInstance());
		UnitOfWork.Entered entered = UnitOfWork.enter(work);
		UnitOfWork.Entered entries = this.log.enter(logged);
		return () -> {
			entries.close();
			entered.close();
			this.faults.run("leave the scope of a task", scope::close);
		};
	}

	private IScopes forkOf(IScopes captured) {
		return this.faults.get("fork a scope", () -> fork(captured), captured);
	}

	/**
	 * Context of a single task: the scopes and the MDC that it runs on, and the unit of
	 * work that it is part of unless this has ended. The unit of work is held open while
	 * the task runs, and, on request, also until it does. An exception of the task is a
	 * failure of the unit of work.
	 */
	private final class Participant implements TaskContext {

		private final @Nullable IScopes scopes;

		private final @Nullable UnitOfWork work;

		private final AtomicBoolean held;

		private final Map<String, String> logged;

		Participant(@Nullable IScopes scopes, @Nullable UnitOfWork work, boolean held, Map<String, String> logged) {
			this.scopes = scopes;
			this.work = work;
			this.held = new AtomicBoolean(held && work != null);
			this.logged = logged;
		}

		@Override
		public void run(Runnable task) {
			try (Participation participation = new Participation()) {
				try {
					task.run();
				}
				catch (Throwable thrown) {
					participation.failed(thrown);
					throw thrown;
				}
			}
		}

		<V extends @Nullable Object> V call(Callable<V> task) throws Exception {
			try (Participation participation = new Participation()) {
				try {
					return task.call();
				}
				catch (Throwable thrown) {
					participation.failed(thrown);
					throw thrown;
				}
			}
		}

		@Override
		public boolean isHolding() {
			return this.held.get() && this.work != null && !this.work.isEnded();
		}

		@Override
		public void release() {
			if (this.work != null && this.held.compareAndSet(true, false)) {
				this.work.release();
			}
		}

		/**
		 * Hold the unit of work open while the task runs. The hold until then is taken
		 * over, so that the task counts once.
		 */
		private boolean hold() {
			return this.work != null && (this.held.compareAndSet(true, false) || this.work.hold());
		}

		/**
		 * Participation of the current thread while it runs the task.
		 */
		private final class Participation implements AutoCloseable {

			/**
			 * Whether the thread is already a part of the unit of work, which is held
			 * open by what the thread does otherwise.
			 */
			private final boolean nested = Participant.this.work != null
					&& Participant.this.work == UnitOfWork.current();

			private final @Nullable UnitOfWork joined = (this.nested || hold()) ? Participant.this.work : null;

			private final UnitOfWork.Entered entered = enter(Participant.this.scopes, this.joined,
					Participant.this.logged);

			void failed(Throwable thrown) {
				if (this.joined != null) {
					this.joined.failed(thrown);
				}
			}

			@Override
			public void close() {
				this.entered.close();
				if (this.joined != null && !this.nested) {
					this.joined.release();
				}
			}

		}

	}

}
