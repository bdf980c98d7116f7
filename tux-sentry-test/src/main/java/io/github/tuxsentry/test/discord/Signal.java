package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets threads wait until something in the local Discord has changed to their liking.
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
	 * Waits until the supplier has something to give.
	 * @param timeout how long to wait at most
	 * @param find gives the result, or null while it is not there yet
	 * @param <T> the type of the result
	 * @return what the supplier gave, or null if the time is over or the thread was
	 * interrupted
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
