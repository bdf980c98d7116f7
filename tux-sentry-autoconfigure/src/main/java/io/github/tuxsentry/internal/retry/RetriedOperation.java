package io.github.tuxsentry.internal.retry;

import org.jspecify.annotations.Nullable;

/**
 * Operation that Spring Framework retries. Its attempts follow each other, and each of
 * them is made by the thread that performs the operation.
 */
final class RetriedOperation {

	private static final ThreadLocal<RetriedOperation> current = new ThreadLocal<>();

	private final AttemptedWork work = new AttemptedWork();

	private int attempts;

	/**
	 * Return the innermost operation of which the current thread makes an attempt.
	 */
	static @Nullable RetriedOperation current() {
		return current.get();
	}

	/**
	 * Start the next attempt of the operation on the current thread.
	 * @return the attempt, to be closed when it has ended
	 */
	Attempt startAttempt() {
		RetriedOperation outer = current.get();
		current.set(this);
		this.attempts++;
		return () -> restore(outer);
	}

	private static void restore(@Nullable RetriedOperation outer) {
		if (outer != null) {
			current.set(outer);
		}
		else {
			current.remove();
		}
	}

	/**
	 * Record that the current attempt performs a piece of work.
	 * @param identifier the identifier of the work
	 * @return the number of the retry, or 0 if no earlier attempt performed the work
	 */
	int retry(String identifier) {
		return this.work.retry(identifier, this.attempts - 1);
	}

	/**
	 * Attempt of an operation.
	 */
	@FunctionalInterface
	interface Attempt extends AutoCloseable {

		@Override
		void close();

	}

}
