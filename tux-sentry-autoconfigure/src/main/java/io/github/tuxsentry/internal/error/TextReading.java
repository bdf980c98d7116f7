package io.github.tuxsentry.internal.error;

import org.jspecify.annotations.Nullable;

/**
 * Operation in which one thread reads the texts of an exception. An exception that logs
 * or captures itself when its text is read is read only once, and is not read again as a
 * consequence.
 */
final class TextReading implements AutoCloseable {

	private static final int MAX_NESTED = 3;

	private static final ThreadLocal<@Nullable TextReading> innermost = new ThreadLocal<>();

	private final Throwable error;

	private final @Nullable TextReading outer;

	private boolean repeated;

	private TextReading(Throwable error, @Nullable TextReading outer) {
		this.error = error;
		this.outer = outer;
	}

	/**
	 * Begin to read.
	 * @param error the exception
	 * @return the operation, or {@code null} if the exception must not be read
	 */
	static @Nullable TextReading begin(Throwable error) {
		TextReading same = find(error);
		if (same != null) {
			same.repeated = true;
			return null;
		}
		TextReading around = innermost.get();
		if (around != null && around.depth() >= MAX_NESTED) {
			return null;
		}
		TextReading reading = new TextReading(error, around);
		innermost.set(reading);
		return reading;
	}

	static @Nullable TextReading find(Throwable error) {
		TextReading reading = innermost.get();
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
