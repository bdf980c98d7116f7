package io.github.tuxsentry.internal.kotlin;

import java.lang.ref.WeakReference;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.internal.tracing.QueuedWork;
import io.github.tuxsentry.internal.tracing.ResumableContext;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import kotlin.Unit;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.Job;
import org.jspecify.annotations.Nullable;

/**
 * Work of a single coroutine and of the blocks that it runs in other contexts. It holds
 * its unit of work open until the coroutine completes. Thread-safe.
 */
final class CoroutineWork {

	private final ResumableContext context;

	private final @Nullable UnitOfWork held;

	private final AtomicBoolean started = new AtomicBoolean();

	/**
	 * Create the work of a coroutine that is about to be launched.
	 * @param context the context of the thread that launches it
	 */
	CoroutineWork(ResumableContext context) {
		this.context = context;
		this.held = context.hold();
		if (this.held != null) {
			QueuedWork.watch(new Unstarted(new WeakReference<>(this), this.held, this.started));
		}
	}

	/**
	 * Enter the context of the work on the current thread, to which the coroutine has
	 * been dispatched.
	 * @param coroutine the context of the coroutine
	 * @return the token that leaves the context
	 */
	UnitOfWork.Entered enter(CoroutineContext coroutine) {
		if (this.held != null && this.started.compareAndSet(false, true)) {
			releaseOnCompletion(coroutine.get(Job.Key), this.held);
		}
		return this.context.enter();
	}

	private static void releaseOnCompletion(@Nullable Job job, UnitOfWork work) {
		if (job == null) {
			work.release();
			return;
		}
		boolean uncaught = !(job instanceof Deferred<?>) && !(job.getParent() instanceof CoroutineScope);
		job.invokeOnCompletion((failure) -> {
			if (uncaught && failure != null && !(failure instanceof CancellationException)) {
				work.failed(failure);
			}
			work.release();
			return Unit.INSTANCE;
		});
	}

	/**
	 * Coroutine that has not been dispatched yet. A lazy one may be cancelled before,
	 * which nobody is notified of.
	 *
	 * @param work the work, which is reachable as long as it may be dispatched
	 * @param held the unit of work that is held open
	 * @param started whether the coroutine releases the unit of work
	 */
	private record Unstarted(WeakReference<CoroutineWork> work, UnitOfWork held,
			AtomicBoolean started) implements QueuedWork.Item {

		@Override
		public boolean isWaiting() {
			return !this.started.get() && !this.held.isEnded();
		}

		@Override
		public boolean isDropped(QueuedWork.Queues queues) {
			return this.work.refersTo(null);
		}

		@Override
		public void release() {
			if (this.started.compareAndSet(false, true)) {
				this.held.release();
			}
		}

	}

}
