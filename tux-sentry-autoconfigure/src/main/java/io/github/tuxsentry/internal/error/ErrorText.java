package io.github.tuxsentry.internal.error;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of errors, some of which throw when they are asked.
 */
public final class ErrorText {

	private static final String UNREAD = "(no message: the error is being read)";

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
		try (TextReading reading = TextReading.begin(error)) {
			return (reading != null) ? error.getMessage() : UNREAD;
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
		try (TextReading reading = TextReading.begin(error)) {
			return (reading != null) ? String.valueOf(error.toString()) : error.getClass().getName() + ": " + UNREAD;
		}
		catch (Throwable unreadable) {
			return error.getClass().getName() + ": " + messageOf(error);
		}
	}

	/**
	 * Returns whether anybody can ask an error for its texts.
	 * @param error the error
	 * @return {@code false} if it throws then, or logs or captures itself
	 */
	public static boolean isReadable(Throwable error) {
		try (TextReading reading = TextReading.begin(error)) {
			if (reading == null) {
				return false;
			}
			int unused = Objects.hash(error.getMessage(), error.toString());
			return !reading.isRepeated();
		}
		catch (Throwable unreadable) {
			return false;
		}
	}

	/**
	 * Returns whether the current thread is asking an error for a text.
	 * @param error the error
	 * @return {@code true} from within the error's own methods
	 */
	public static boolean isBeingRead(Throwable error) {
		return TextReading.find(error) != null;
	}

}
