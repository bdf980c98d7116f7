package io.github.tuxsentry.internal.error;

import org.jspecify.annotations.Nullable;

/**
 * The reading of one error's texts by one thread. An error that logs or captures itself
 * when it is asked for a text is asked once, and by what it causes not again.
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
	 * Begins to read.
	 * @param error the error
	 * @return the reading, or {@code null} if the error is not to be asked for texts
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
	 * Returns whether somebody else wanted to read the same error meanwhile.
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
