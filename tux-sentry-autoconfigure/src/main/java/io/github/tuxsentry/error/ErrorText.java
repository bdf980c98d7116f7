package io.github.tuxsentry.error;

import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of errors, some of which throw when they are asked.
 */
public final class ErrorText {

	private ErrorText() {
	}

	/**
	 * Returns an error's message.
	 * @param error the error
	 * @return the message; where there is none, the simple name of the error's class;
	 * where it cannot be read, a text that says so
	 */
	public static String of(Throwable error) {
		String message = messageOf(error);
		return (message != null) ? message : ErrorType.of(error);
	}

	/**
	 * Returns an error's message.
	 * @param error the error
	 * @return the message, or {@code null} if there is none; where it cannot be read, a
	 * text that says so
	 */
	public static @Nullable String messageOf(Throwable error) {
		try {
			return error.getMessage();
		}
		catch (Throwable unreadable) {
			return "(no message: " + ErrorType.of(unreadable) + ")";
		}
	}

	/**
	 * Returns an error's own description.
	 * @param error the error
	 * @return what its {@code toString} returns; where that cannot be read, its class and
	 * its message
	 */
	public static String toString(Throwable error) {
		try {
			return String.valueOf(error.toString());
		}
		catch (Throwable unreadable) {
			return error.getClass().getName() + ": " + messageOf(error);
		}
	}

}
