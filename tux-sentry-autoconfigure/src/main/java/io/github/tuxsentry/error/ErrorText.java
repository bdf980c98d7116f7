package io.github.tuxsentry.error;

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
		try {
			String message = error.getMessage();
			return (message != null) ? message : ErrorType.of(error);
		}
		catch (Throwable unreadable) {
			return "(no message: " + ErrorType.of(unreadable) + ")";
		}
	}

}
