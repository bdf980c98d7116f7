package io.github.tuxsentry.internal.tracing;

import io.sentry.IScopes;
import org.jspecify.annotations.Nullable;

/**
 * Unit of work that spans several threads, such as the execution of a command. It stays
 * open until each of its parts has completed: tasks, traced results and calls hold it
 * open in the meantime. Thread-safe.
 */
public abstract class UnitOfWork {

	private static final ThreadLocal<@Nullable UnitOfWork> current = new ThreadLocal<>();

	private volatile boolean errorReported;

	/**
	 * Create a new unit of work.
	 */
	protected UnitOfWork() {
	}

	/**
	 * Return the unit of work that the current thread is part of.
	 * @return the unit of work, or {@code null} if there is none
	 */
	public static @Nullable UnitOfWork current() {
		return current.get();
	}

	/**
	 * Return the current unit of work, held open for one of its parts.
	 * @return the unit of work, which the caller has to release, or {@code null} if there
	 * is none or it has ended
	 */
	public static @Nullable UnitOfWork held() {
		UnitOfWork work = current.get();
		return (work != null && work.hold()) ? work : null;
	}

	/**
	 * Hold the unit of work open.
	 * @return {@code false} if it has ended and cannot be held open
	 */
	public abstract boolean hold();

	/**
	 * Return whether the unit of work has ended, e.g. at its deadline, whether or not it
	 * is held.
	 * @return {@code true} once it cannot be held open
	 */
	public abstract boolean isEnded();

	/**
	 * Release a hold. The unit of work ends after the last one.
	 */
	public abstract void release();

	/**
	 * Record that a part of the work failed. The first failure is that of the unit of
	 * work.
	 * @param thrown the failure
	 */
	public abstract void failed(Throwable thrown);

	/**
	 * Record that an error was reported to Sentry by a part of the work.
	 */
	public void errorReported() {
		this.errorReported = true;
	}

	/**
	 * Return whether an error was reported to Sentry by a part of the work.
	 * @return {@code true} if an error was reported, whether or not the work has failed
	 */
	public boolean hasReportedError() {
		return this.errorReported;
	}

	/**
	 * Return the scopes of the unit of work.
	 * @return the scopes, or {@code null} if it does not have scopes of its own
	 */
	public @Nullable IScopes scopes() {
		return null;
	}

	/**
	 * Make a unit of work current on the current thread. The scopes of the thread do not
	 * change.
	 * @param work the unit of work, or {@code null} for none
	 * @return the token that restores the previous one when it is closed on the same
	 * thread
	 */
	public static Entered enter(@Nullable UnitOfWork work) {
		UnitOfWork before = exchange(work);
		return () -> exchange(before);
	}

	/**
	 * Make a unit of work current on the current thread. The scopes of the thread do not
	 * change.
	 * @param work the unit of work, or {@code null} for none
	 * @return the previous one, or {@code null} for none
	 */
	protected static @Nullable UnitOfWork exchange(@Nullable UnitOfWork work) {
		UnitOfWork before = current.get();
		if (work != before) {
			current.set(work);
			Thread thread = Thread.currentThread();
			if (before != null) {
				before.left(thread);
			}
			if (work != null) {
				work.entered(thread);
			}
		}
		return before;
	}

	/**
	 * Handle that the unit of work has become current on a thread. Does nothing by
	 * default.
	 * @param thread the current thread
	 */
	protected void entered(Thread thread) {
	}

	/**
	 * Handle that the unit of work is not current on a thread any longer. Does nothing by
	 * default.
	 * @param thread the current thread
	 */
	protected void left(Thread thread) {
	}

	/**
	 * Participation of a thread in a unit of work.
	 */
	@FunctionalInterface
	public interface Entered extends AutoCloseable {

		@Override
		void close();

	}

}
