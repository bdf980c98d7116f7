package io.github.tuxsentry.internal.error;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Access to the texts of exceptions, some of which throw when they are read.
 */
public final class ErrorText {

	private static final String UNREAD = "(no message: the error is being read)";

	private ErrorText() {
	}

	/**
	 * Return the message of an exception.
	 * @param error the exception
	 * @return the message, the simple name of the class if there is no message, or a
	 * placeholder if it cannot be read
	 */
	public static String of(Throwable error) {
		String message = messageOf(error);
		return (message != null) ? message : ErrorType.of(error);
	}

	/**
	 * Return the message of an exception.
	 * @param error the exception
	 * @return the message, {@code null} if there is none, or a placeholder if it cannot
	 * be read
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
	 * Return the description of an exception.
	 * @param error the exception
	 * @return the result of its {@code toString} method, or its class and message if that
	 * cannot be read
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
	 * Return whether the texts of an exception are safe to read.
	 * @param error the exception
	 * @return {@code false} if reading them throws, logs or captures the exception itself
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
	 * Return whether the current thread is reading a text of an exception.
	 * @param error the exception
	 * @return {@code true} within the methods of the exception
	 */
	public static boolean isBeingRead(Throwable error) {
		return TextReading.find(error) != null;
	}

}
