package io.github.tuxsentry.internal.error;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Access to the texts of exceptions, some of which throw when they are read, and to the
 * names of their types. A text that takes long to read is read once per exception.
 */
public final class ErrorText {

	private static final String UNREAD = "(no message: the error is being read)";

	private static final long SLOW_NANOS = Duration.ofMillis(20).toNanos();

	private static final WeakThrowableMap<Slow> slow = new WeakThrowableMap<>();

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
		return (message != null) ? message : typeOf(error);
	}

	/**
	 * Return the message of an exception.
	 * @param error the exception
	 * @return the message, {@code null} if there is none, or a placeholder if it cannot
	 * be read
	 */
	public static @Nullable String messageOf(Throwable error) {
		Slow known = slow.get(error);
		if (known != null) {
			return known.message();
		}
		try (Reading reading = Reading.begin(error)) {
			return (reading != null) ? read(error, error::getMessage) : UNREAD;
		}
		catch (Throwable unreadable) {
			return unreadable(unreadable);
		}
	}

	/**
	 * Read a text, and keep it as the message of the exception if that takes long.
	 */
	private static @Nullable String read(Throwable error, Supplier<@Nullable String> text) {
		long start = System.nanoTime();
		String result = null;
		try {
			result = text.get();
			return result;
		}
		catch (Throwable unreadable) {
			result = unreadable(unreadable);
			throw unreadable;
		}
		finally {
			if (System.nanoTime() - start >= SLOW_NANOS) {
				slow.put(error, new Slow(result));
			}
		}
	}

	private static String unreadable(Throwable thrown) {
		return "(no message: " + typeOf(thrown) + ")";
	}

	/**
	 * Return the description of an exception.
	 * @param error the exception
	 * @return the result of its {@code toString} method, or its class and message if that
	 * cannot be read or takes long to read
	 */
	public static String toString(Throwable error) {
		Slow known = slow.get(error);
		if (known != null) {
			return error.getClass().getName() + ((known.message() != null) ? ": " + known.message() : "");
		}
		try (Reading reading = Reading.begin(error)) {
			return (reading != null) ? String.valueOf(error.toString()) : error.getClass().getName() + ": " + UNREAD;
		}
		catch (Throwable unreadable) {
			return error.getClass().getName() + ": " + messageOf(error);
		}
	}

	/**
	 * Return whether the texts of an exception are safe to read.
	 * @param error the exception
	 * @return {@code false} if reading them throws, takes long, or logs or captures the
	 * exception itself
	 */
	public static boolean isReadable(Throwable error) {
		if (slow.get(error) != null) {
			return false;
		}
		try (Reading reading = Reading.begin(error)) {
			if (reading == null) {
				return false;
			}
			String message = read(error, error::getMessage);
			if (slow.get(error) == null) {
				read(error, () -> {
					int unused = Objects.hash(error.toString());
					return message;
				});
			}
			return slow.get(error) == null && !reading.isRepeated();
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
		return Reading.find(error) != null;
	}

	/**
	 * Return the simple name of the class of an exception. A class without a simple name,
	 * such as an anonymous class, is represented by its name without the package.
	 * @param error the exception
	 * @return the name, never empty, such as {@code IllegalStateException}
	 */
	public static String typeOf(Throwable error) {
		String simpleName = error.getClass().getSimpleName();
		if (!simpleName.isEmpty()) {
			return simpleName;
		}
		String name = error.getClass().getName();
		return name.substring(name.lastIndexOf('.') + 1);
	}

	/**
	 * Text of an exception that takes long to read.
	 *
	 * @param message the message, or {@code null} if there is none
	 */
	private record Slow(@Nullable String message) {
	}

	/**
	 * Operation in which one thread reads the texts of an exception. An exception that
	 * logs or captures itself when its text is read is read only once, and is not read
	 * again as a consequence.
	 */
	private static final class Reading implements AutoCloseable {

		private static final int MAX_NESTED = 3;

		private static final ThreadLocal<@Nullable Reading> innermost = new ThreadLocal<>();

		private final Throwable error;

		private final @Nullable Reading outer;

		private boolean repeated;

		private Reading(Throwable error, @Nullable Reading outer) {
			this.error = error;
			this.outer = outer;
		}

		/**
		 * Begin to read.
		 * @param error the exception
		 * @return the operation, or {@code null} if the exception must not be read
		 */
		static @Nullable Reading begin(Throwable error) {
			Reading same = find(error);
			if (same != null) {
				same.repeated = true;
				return null;
			}
			Reading around = innermost.get();
			if (around != null && around.depth() >= MAX_NESTED) {
				return null;
			}
			Reading reading = new Reading(error, around);
			innermost.set(reading);
			return reading;
		}

		static @Nullable Reading find(Throwable error) {
			Reading reading = innermost.get();
			while (reading != null && reading.error != error) {
				reading = reading.outer;
			}
			return reading;
		}

		private int depth() {
			return (this.outer != null) ? this.outer.depth() + 1 : 1;
		}

		/**
		 * Return whether another attempt was made to read the same exception during this
		 * operation.
		 */
		boolean isRepeated() {
			return this.repeated;
		}

		@Override
		public void close() {
			if (this.outer != null) {
				innermost.set(this.outer);
			}
			else {
				innermost.remove();
			}
		}

	}

}
