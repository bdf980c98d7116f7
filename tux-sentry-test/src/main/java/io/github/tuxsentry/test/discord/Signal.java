package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Signal for changes of the local Discord, which threads can wait for. Thread-safe.
 */
final class Signal {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	void changed() {
		this.lock.lock();
		try {
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait for a result. The supplier is called immediately and after each change.
	 * @param timeout the maximum time to wait
	 * @param find the supplier, which returns {@code null} if there is no result yet
	 * @param <T> the type of the result
	 * @return the result, or {@code null} if there is none within this time or the thread
	 * is interrupted
	 */
	<T> @Nullable T await(Duration timeout, Supplier<@Nullable T> find) {
		long remaining = timeout.toNanos();
		this.lock.lock();
		try {
			T found = find.get();
			while (found == null && remaining > 0) {
				remaining = this.changed.awaitNanos(remaining);
				found = find.get();
			}
			return found;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

}
