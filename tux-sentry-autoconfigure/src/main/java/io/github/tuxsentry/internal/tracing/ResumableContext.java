package io.github.tuxsentry.internal.tracing;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Context of work that runs in several steps, each of them on any thread: the scopes, the
 * MDC and the unit of work that were current where the work was started. Thread-safe.
 */
public final class ResumableContext {

	private final @Nullable UnitOfWork work;

	private final Supplier<UnitOfWork.Entered> enter;

	ResumableContext(@Nullable UnitOfWork work, Supplier<UnitOfWork.Entered> enter) {
		this.work = work;
		this.enter = enter;
	}

	/**
	 * Enter the context on the current thread.
	 * @return the token that leaves the context when it is closed on the same thread
	 */
	public UnitOfWork.Entered enter() {
		return this.enter.get();
	}

	/**
	 * Hold the unit of work open.
	 * @return the unit of work, which the caller has to release, or {@code null} if there
	 * is none or it has ended
	 */
	public @Nullable UnitOfWork hold() {
		return (this.work != null && this.work.hold()) ? this.work : null;
	}

}
