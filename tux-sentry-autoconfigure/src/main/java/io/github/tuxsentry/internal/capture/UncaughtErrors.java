package io.github.tuxsentry.internal.capture;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.SentryId;

/**
 * Capture of uncaught exceptions, which are reported as unhandled and with the mechanism
 * that detected them. Thread-safe.
 */
public final class UncaughtErrors {

	private final SentryManager sentry;

	private final FaultBarrier faults;

	/**
	 * Create a new capture of uncaught exceptions.
	 * @param sentry captures the exceptions
	 * @param faults handles internal errors
	 */
	public UncaughtErrors(SentryManager sentry, FaultBarrier faults) {
		this.sentry = sentry;
		this.faults = faults;
	}

	/**
	 * Mark an exception as uncaught.
	 * @param thrown the exception
	 * @param mechanism the mechanism that detected it, such as {@code jda}
	 * @return the marked exception, to be captured instead on the thread on which the
	 * exception was thrown
	 */
	public static ExceptionMechanismException unhandled(Throwable thrown, String mechanism) {
		Mechanism unhandled = new Mechanism();
		unhandled.setType(mechanism);
		unhandled.setHandled(false);
		return new ExceptionMechanismException(unhandled, thrown, Thread.currentThread());
	}

	/**
	 * Return whether captured exceptions are sent to Sentry.
	 * @return {@code true} if Sentry is enabled
	 */
	public boolean isEnabled() {
		return this.sentry.isInitialized();
	}

	/**
	 * Capture an uncaught exception, on the thread on which it was thrown. Never throws.
	 * @param thrown the exception
	 * @param mechanism the mechanism that detected it
	 * @return the event ID, or {@link SentryId#EMPTY_ID} if it was not sent
	 */
	public SentryId capture(Throwable thrown, String mechanism) {
		UnitOfWork work = UnitOfWork.current();
		if (work != null) {
			work.failed(thrown);
		}
		return this.faults.get("capture an uncaught error",
				() -> this.sentry.captureException(unhandled(thrown, mechanism)), SentryId.EMPTY_ID);
	}

}
