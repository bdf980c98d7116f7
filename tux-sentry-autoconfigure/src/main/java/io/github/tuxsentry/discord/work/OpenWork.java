package io.github.tuxsentry.discord.work;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.tracing.ActiveSpan;
import io.sentry.ISentryLifecycleToken;
import org.jspecify.annotations.Nullable;

/**
 * One event's work: the listeners, and whatever REST calls, callbacks and delayed actions
 * they have started. Each holds the work open; with the last one it ends, once.
 * Thread-safe.
 */
public final class OpenWork {

	private static final ThreadLocal<@Nullable OpenWork> current = new ThreadLocal<>();

	private static final int ENDED = Integer.MIN_VALUE / 2;

	private final ActiveSpan span;

	private final boolean invocation;

	private final Ending ending;

	private final AtomicInteger holds = new AtomicInteger(1);

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private final Queue<Runnable> afterEnd = new ConcurrentLinkedQueue<>();

	/**
	 * Opens work that is held by the caller.
	 * @param span the work's span and scope
	 * @param invocation whether the work is what a user asked for
	 * @param ending is told when the work has ended, on the work's scope
	 */
	public OpenWork(ActiveSpan span, boolean invocation, Ending ending) {
		this.span = span;
		this.invocation = invocation;
		this.ending = ending;
	}

	/**
	 * Tells whether the work is what a user asked for, such as a command.
	 * @return {@code true} for a user's command, {@code false} for another event
	 */
	public boolean isInvocation() {
		return this.invocation;
	}

	/**
	 * Tells whether the work goes on.
	 * @return {@code true} until it has ended
	 */
	public boolean isOpen() {
		return this.holds.get() > 0;
	}

	/**
	 * Returns the work that the current thread is part of.
	 * @return the work, or {@code null} if there is none
	 */
	public static @Nullable OpenWork current() {
		return current.get();
	}

	/**
	 * Takes the current thread out of whatever work it is part of.
	 * @return closing it puts the thread back
	 */
	static Entered suspend() {
		OpenWork before = current.get();
		current.remove();
		return () -> restore(before);
	}

	private static void restore(@Nullable OpenWork before) {
		if (before != null) {
			current.set(before);
		}
		else {
			current.remove();
		}
	}

	/**
	 * Makes the current thread part of this work.
	 * @return closing it on the same thread ends that
	 */
	public Entered enter() {
		OpenWork before = current.get();
		ISentryLifecycleToken scope = this.span.resume();
		current.set(this);
		return () -> {
			scope.close();
			restore(before);
		};
	}

	/**
	 * Holds the work open.
	 * @return {@code false} if it has ended and cannot be held
	 */
	public boolean hold() {
		return this.holds.updateAndGet((count) -> (count > 0) ? count + 1 : count) > 0;
	}

	/**
	 * Lets go of a hold; with the last one the work ends.
	 */
	public void release() {
		if (this.holds.decrementAndGet() == 0) {
			end(this.failure.get());
		}
	}

	/**
	 * Ends the work now, whoever holds it, unless it has ended.
	 * @param reason what it failed with, unless it has failed before
	 */
	public void expire(Throwable reason) {
		if (this.holds.getAndSet(ENDED) > 0) {
			this.failure.compareAndSet(null, reason);
			end(this.failure.get());
		}
	}

	/**
	 * Says that part of the work failed; the first failure is the work's.
	 * @param thrown what it failed with
	 */
	public void failed(Throwable thrown) {
		this.failure.compareAndSet(null, thrown);
	}

	/**
	 * Returns what the work failed with so far.
	 * @return the first failure, or {@code null}
	 */
	public @Nullable Throwable failure() {
		return this.failure.get();
	}

	/**
	 * Has something done once the work has ended; at once if it has.
	 * @param task what is to be done; it must not throw
	 */
	void onEnd(Runnable task) {
		this.afterEnd.add(task);
		if (!isOpen()) {
			runAfterEnd();
		}
	}

	private void end(@Nullable Throwable reason) {
		try (Entered entered = enter()) {
			this.ending.ended(reason);
		}
		runAfterEnd();
	}

	private void runAfterEnd() {
		for (Runnable task = this.afterEnd.poll(); task != null; task = this.afterEnd.poll()) {
			task.run();
		}
	}

	/**
	 * Is told when work has ended.
	 */
	@FunctionalInterface
	public interface Ending {

		/**
		 * The work has ended.
		 * @param failure what it failed with, or {@code null} if it succeeded
		 */
		void ended(@Nullable Throwable failure);

	}

	/**
	 * A thread's part in work.
	 */
	@FunctionalInterface
	public interface Entered extends AutoCloseable {

		@Override
		void close();

	}

}
