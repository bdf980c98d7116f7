package io.github.tuxsentry.internal.capture;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.SentryId;

/**
 * Captures what nobody has caught, told as such: with the mechanism that found it, and as
 * not handled. Thread-safe.
 */
public final class UncaughtErrors {

	private final SentryManager sentry;

	private final FaultBarrier faults;

	/**
	 * Creates a capture of uncaught errors.
	 * @param sentry captures
	 * @param faults takes the faults of the library
	 */
	public UncaughtErrors(SentryManager sentry, FaultBarrier faults) {
		this.sentry = sentry;
		this.faults = faults;
	}

	/**
	 * Marks an error as one that nobody has caught.
	 * @param thrown the error
	 * @param mechanism what has found it, e.g. {@code jda}
	 * @return the marked error, to be captured in its place on the thread that it was
	 * thrown on
	 */
	public static ExceptionMechanismException unhandled(Throwable thrown, String mechanism) {
		Mechanism unhandled = new Mechanism();
		unhandled.setType(mechanism);
		unhandled.setHandled(false);
		return new ExceptionMechanismException(unhandled, thrown, Thread.currentThread());
	}

	/**
	 * Tells whether what is captured goes to Sentry.
	 * @return {@code true} if it does
	 */
	public boolean isEnabled() {
		return this.sentry.isInitialized();
	}

	/**
	 * Captures an error that nobody has caught, on the thread that it was thrown on.
	 * Never throws.
	 * @param thrown the error
	 * @param mechanism what has found it
	 * @return the event's id, or {@link SentryId#EMPTY_ID} if it was not sent
	 */
	public SentryId capture(Throwable thrown, String mechanism) {
		return this.faults.get("capture an uncaught error",
				() -> this.sentry.captureException(unhandled(thrown, mechanism)), SentryId.EMPTY_ID);
	}

}
