package io.github.tuxsentry.internal.tracing;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * Work that waits in queues and holds a unit of work open. An executor does not notify
 * anyone of the tasks that it drops: on shutdown, by its policy for rejected tasks, or
 * because their future was cancelled. Queued work is therefore checked periodically, and
 * released once it has been dropped. The daemon thread ends when no work is queued.
 * Thread-safe.
 */
public final class QueuedWork {

	private static final QueuedWork SHARED = new QueuedWork((task) -> {
		Thread thread = new Thread(task, "tux-sentry-queued-work");
		thread.setDaemon(true);
		return thread;
	});

	private static final long PERIOD_MILLIS = 250;

	private static final long IDLE_TIMEOUT_SECONDS = 5;

	private final Queue<Item> items = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final ScheduledThreadPoolExecutor timer;

	QueuedWork(ThreadFactory threads) {
		this.timer = new ScheduledThreadPoolExecutor(1, threads);
		this.timer.setKeepAliveTime(IDLE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
		this.timer.allowCoreThreadTimeOut(true);
	}

	/**
	 * Check an item until it is no longer waiting.
	 * @param item the item
	 */
	public static void watch(Item item) {
		SHARED.add(item);
	}

	/**
	 * Watch a task that one of the JDK's methods has submitted to an executor.
	 * @param task the task, ignored if it holds no unit of work open
	 * @param result the result of the method
	 * @param executor the executor
	 */
	public static void watch(ContextTask<?> task, @Nullable Object result, Object executor) {
		if (task.isHolding()) {
			Object queued = (result instanceof Future<?>) ? result : task;
			boolean known = executor.getClass() == ThreadPoolExecutor.class
					|| (executor.getClass() == ScheduledThreadPoolExecutor.class && queued != task);
			watch(new QueuedTask(task, queued, known ? queued : null, executor));
		}
	}

	/**
	 * Watch a task that is about to be submitted to an executor.
	 * @param task the task, ignored if it holds no unit of work open
	 * @param future the future of the task, or else any object
	 * @param queued the object in the queue of the executor, or {@code null} if unknown
	 * @param executor the executor
	 */
	public static void watch(ContextTask<?> task, Object future, @Nullable Object queued, Object executor) {
		if (task.isHolding()) {
			watch(new QueuedTask(task, future, queued, executor));
		}
	}

	void add(Item item) {
		this.items.add(item);
		checkLater();
	}

	/**
	 * Schedule a check. If no thread can be started, the next item schedules it.
	 */
	private void checkLater() {
		if (this.scheduled.compareAndSet(false, true)) {
			try {
				this.timer.schedule(this::check, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
			}
			catch (Throwable ex) {
				this.scheduled.set(false);
			}
		}
	}

	private void check() {
		this.scheduled.set(false);
		Queues queues = new Queues();
		this.items.removeIf((item) -> isOver(item, queues));
		if (!this.items.isEmpty()) {
			checkLater();
		}
	}

	private static boolean isOver(Item item, Queues queues) {
		try {
			if (item.isWaiting() && !item.isDropped(queues)) {
				return false;
			}
			if (item.isWaiting()) {
				item.release();
			}
		}
		catch (RuntimeException ex) {
			item.release();
		}
		return true;
	}

	/**
	 * Item of queued work. Implementations are thread-safe.
	 */
	public interface Item {

		/**
		 * Return whether the work is held open and has not been started.
		 * @return {@code true} while the work is waiting
		 */
		boolean isWaiting();

		/**
		 * Return whether the waiting work will not run.
		 * @param queues the queues to search
		 * @return {@code true} once the work has been dropped
		 */
		boolean isDropped(Queues queues);

		/**
		 * Release what the work holds. May be called more than once, and must not throw
		 * an exception.
		 */
		void release();

	}

	/**
	 * Contents of the queues of executors during a single check.
	 */
	public static final class Queues {

		private final Map<Object, Set<Object>> contents = new IdentityHashMap<>();

		private Queues() {
		}

		boolean mayContain(ThreadPoolExecutor executor, @Nullable Object task) {
			Set<Object> tasks = this.contents.computeIfAbsent(executor, (key) -> {
				Set<Object> queued = Collections.newSetFromMap(new IdentityHashMap<>());
				queued.addAll(Arrays.asList(executor.getQueue().toArray()));
				return queued;
			});
			return (task != null) ? tasks.contains(task) : !tasks.isEmpty();
		}

	}

	/**
	 * Task of an executor.
	 */
	private static final class QueuedTask implements Item {

		/**
		 * A worker removes a task from the queue before it starts the task.
		 */
		private static final int MAX_MISSES = 2;

		private final ContextTask<?> task;

		private final Object future;

		private final @Nullable Object queued;

		private final Object executor;

		private int misses;

		QueuedTask(ContextTask<?> task, Object future, @Nullable Object queued, Object executor) {
			this.task = task;
			this.future = future;
			this.queued = queued;
			this.executor = executor;
		}

		@Override
		public boolean isWaiting() {
			return this.task.isHolding();
		}

		@Override
		public boolean isDropped(Queues queues) {
			// A future that the caller has created is the task itself.
			if (isDone(this.future) || isDone(this.task.task())
					|| (this.executor instanceof ExecutorService service && service.isTerminated())) {
				return true;
			}
			if (this.executor instanceof ThreadPoolExecutor pool) {
				this.misses = queues.mayContain(pool, this.queued) ? 0 : this.misses + 1;
			}
			return this.misses >= MAX_MISSES;
		}

		private static boolean isDone(Object future) {
			return future instanceof Future<?> done && done.isDone();
		}

		@Override
		public void release() {
			this.task.release();
		}

	}

}
