package io.github.tuxsentry.test.sentry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Store of the received items, malformed envelopes and bodies that notifies waiting
 * threads and listeners. Thread-safe.
 */
final class Arrivals {

	private static final System.Logger logger = System.getLogger(Arrivals.class.getName());

	/**
	 * Held while an envelope is stored and the listeners are called, so that listeners
	 * receive the items in the order of the store.
	 */
	private final ReentrantLock delivery = new ReentrantLock();

	private final ReentrantLock state = new ReentrantLock();

	private final Condition changed = this.state.newCondition();

	private final List<Consumer<? super SentryItem>> listeners = new CopyOnWriteArrayList<>();

	private final History history;

	private final Latest<MalformedEnvelope> malformed;

	private final Latest<byte[]> bodies;

	private int clears;

	/**
	 * Create a new store.
	 * @param limits the limits of the items of each type, of malformed envelopes and of
	 * bodies
	 */
	Arrivals(Latest.Limits limits) {
		this.history = new History(limits);
		this.malformed = new Latest<>(limits);
		this.bodies = new Latest<>(limits);
	}

	void envelope(byte[] body, Envelope envelope) {
		this.delivery.lock();
		try {
			change(() -> {
				this.bodies.add(body, body.length);
				envelope.parts().forEach((part) -> this.history.add(part.item(), part.size()));
			});
			envelope.items().forEach(this::tellListeners);
		}
		finally {
			this.delivery.unlock();
		}
	}

	void malformed(byte[] body, String reason) {
		change(() -> {
			this.bodies.add(body, body.length);
			this.malformed.add(new MalformedEnvelope(body, reason), body.length);
		});
	}

	void addListener(Consumer<? super SentryItem> listener) {
		this.listeners.add(listener);
	}

	void clear() {
		change(() -> {
			this.history.clear();
			this.clears++;
			this.malformed.clear();
			this.bodies.clear();
		});
	}

	List<SentryItem> items() {
		return read(() -> this.history.items());
	}

	List<MalformedEnvelope> malformed() {
		return read(() -> this.malformed.elements());
	}

	List<byte[]> bodies() {
		return read(() -> this.bodies.elements().stream().map(byte[]::clone).toList());
	}

	History.@Nullable Entry get(long number) {
		return read(() -> this.history.get(number));
	}

	/**
	 * Wait for items that follow a position, or for another change of the state.
	 * @param known the position up to which the caller knows the items
	 * @param limit the maximum number of items
	 * @param timeout the maximum time to wait
	 * @return the changes since the position, without items after a timeout
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	News awaitNews(News.Position known, int limit, Duration timeout) throws InterruptedException {
		long remaining = timeout.toNanos();
		this.state.lock();
		try {
			News news = news(known, limit);
			while (news.isEmpty(known) && remaining > 0) {
				remaining = this.changed.awaitNanos(remaining);
				news = news(known, limit);
			}
			return news;
		}
		finally {
			this.state.unlock();
		}
	}

	private News news(News.Position known, int limit) {
		long after = (known.clears() == this.clears) ? known.number() : 0;
		List<History.Entry> entries = this.history.after(after, limit);
		long last = entries.isEmpty() ? after : entries.get(entries.size() - 1).number();
		return new News(entries, new News.Position(this.clears, last, this.malformed.size()));
	}

	String summary() {
		List<SentryItem> present = items();
		String lines = present.stream().map((item) -> "\n  " + item).collect(Collectors.joining());
		int unreadable = malformed().size();
		return ((present.isEmpty()) ? "no items" : present.size() + " items:" + lines)
				+ ((unreadable == 0) ? "" : "\n  and " + unreadable + " malformed envelopes");
	}

	/**
	 * Wait until a result is available.
	 * @param wanted the description of the result, for the message of the error
	 * @param timeout the maximum time to wait
	 * @param find the supplier of the result, which returns {@code null} while there is
	 * none
	 * @param <T> the type of the result
	 * @return the result
	 * @throws AssertionError if there is no result within the timeout, or if the thread
	 * is interrupted
	 */
	<T> T await(String wanted, Duration timeout, Supplier<@Nullable T> find) {
		long remaining = timeout.toNanos();
		this.state.lock();
		try {
			T found = find.get();
			while (found == null && remaining > 0) {
				remaining = this.changed.awaitNanos(remaining);
				found = find.get();
			}
			if (found != null) {
				return found;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for " + wanted, ex);
		}
		finally {
			this.state.unlock();
		}
		throw new AssertionError(
				"Waited " + timeout.toMillis() + " ms for " + wanted + ", but Sentry has " + summary());
	}

	private void tellListeners(SentryItem item) {
		for (Consumer<? super SentryItem> listener : this.listeners) {
			try {
				listener.accept(item);
			}
			catch (Throwable ex) {
				if (ex instanceof VirtualMachineError error && !(ex instanceof StackOverflowError)) {
					throw error;
				}
				logger.log(System.Logger.Level.WARNING, "A listener of the local Sentry failed", ex);
			}
		}
	}

	private void change(Runnable change) {
		this.state.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.state.unlock();
		}
	}

	private <T> T read(Supplier<T> reader) {
		this.state.lock();
		try {
			return reader.get();
		}
		finally {
			this.state.unlock();
		}
	}

}
