package io.github.tuxsentry.capture;

import java.util.Objects;

import io.github.tuxsentry.error.Causes;
import io.github.tuxsentry.error.ErrorText;
import io.sentry.exception.ExceptionMechanismException;

/**
 * Sees to it that the SDK can read an error. It asks for messages, causes and stack
 * traces without a guard, and follows causes that go in a circle for ever.
 */
public final class ReadableThrowables {

	private static final int LONGEST = 10_000;

	private ReadableThrowables() {
	}

	/**
	 * Returns an error that can be read.
	 * @param error the error
	 * @return the error itself, or, if it cannot be read, one that tells its type, what
	 * of its message and stack trace can be read, and nothing of its causes
	 */
	public static Throwable of(Throwable error) {
		if (error instanceof ExceptionMechanismException marked) {
			return isReadable(marked.getThrowable()) ? marked
					: new ExceptionMechanismException(marked.getExceptionMechanism(),
							UnreadableException.standInFor(marked.getThrowable()), marked.getThread(),
							marked.isSnapshot());
		}
		return isReadable(error) ? error : UnreadableException.standInFor(error);
	}

	private static boolean isReadable(Throwable error) {
		try {
			for (Throwable one : Causes.of(error)) {
				read(one);
				for (Throwable suppressed : one.getSuppressed()) {
					read(suppressed);
				}
			}
			return hasAnEnd(error);
		}
		catch (Throwable unreadable) {
			return false;
		}
	}

	private static void read(Throwable error) {
		int unused = Objects.hash(error, error.getMessage(), error.getStackTrace().length);
	}

	/**
	 * Follows the causes at two speeds, which meet where the causes go in a circle.
	 */
	private static boolean hasAnEnd(Throwable error) {
		Throwable slow = error;
		Throwable fast = error.getCause();
		for (int step = 0; fast != null && step < LONGEST; step++) {
			if (fast == slow) {
				return false;
			}
			if (step % 2 == 1) {
				slow = Objects.requireNonNull(slow.getCause());
			}
			fast = fast.getCause();
		}
		return fast == null;
	}

	/**
	 * Stands for an error that cannot be read.
	 */
	static final class UnreadableException extends RuntimeException {

		private UnreadableException(String message) {
			super(message, null, false, true);
		}

		static UnreadableException standInFor(Throwable error) {
			UnreadableException standIn = new UnreadableException(
					error.getClass().getName() + ": " + ErrorText.of(error));
			try {
				standIn.setStackTrace(error.getStackTrace());
			}
			catch (Throwable unreadable) {
				// the stand-in keeps its own
			}
			return standIn;
		}

	}

}
