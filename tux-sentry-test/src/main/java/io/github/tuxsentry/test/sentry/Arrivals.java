package io.github.tuxsentry.test.sentry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what arrived and wakes those who wait for it.
 */
final class Arrivals {

	private static final System.Logger logger = System.getLogger(Arrivals.class.getName());

	/**
	 * Held while an envelope is kept and its listeners run, so that they see one order.
	 */
	private final ReentrantLock delivery = new ReentrantLock();

	private final ReentrantLock state = new ReentrantLock();

	private final Condition changed = this.state.newCondition();

	private final List<Consumer<? super SentryItem>> listeners = new CopyOnWriteArrayList<>();

	private final List<SentryItem> items = new ArrayList<>();

	private final List<MalformedEnvelope> malformed = new ArrayList<>();

	private final List<byte[]> bodies = new ArrayList<>();

	void envelope(byte[] body, List<SentryItem> envelopeItems) {
		this.delivery.lock();
		try {
			change(() -> {
				this.bodies.add(body);
				this.items.addAll(envelopeItems);
			});
			envelopeItems.forEach(this::tellListeners);
		}
		finally {
			this.delivery.unlock();
		}
	}

	void malformed(byte[] body, String reason) {
		change(() -> {
			this.bodies.add(body);
			this.malformed.add(new MalformedEnvelope(body, reason));
		});
	}

	void addListener(Consumer<? super SentryItem> listener) {
		this.listeners.add(listener);
	}

	void clear() {
		change(() -> {
			this.items.clear();
			this.malformed.clear();
			this.bodies.clear();
		});
	}

	List<SentryItem> items() {
		return read(() -> List.copyOf(this.items));
	}

	List<MalformedEnvelope> malformed() {
		return read(() -> List.copyOf(this.malformed));
	}

	List<byte[]> bodies() {
		return read(() -> this.bodies.stream().map(byte[]::clone).toList());
	}

	String summary() {
		List<SentryItem> present = items();
		String lines = present.stream().map((item) -> "\n  " + item).collect(Collectors.joining());
		int unreadable = malformed().size();
		return ((present.isEmpty()) ? "no items" : present.size() + " items:" + lines)
				+ ((unreadable == 0) ? "" : "\n  and " + unreadable + " malformed envelopes");
	}

	/**
	 * Waits until the supplier has something to give.
	 * @param wanted what is waited for, for the message of a failure
	 * @param timeout how long to wait at most
	 * @param find gives the result, or null while it is not there yet
	 * @param <T> the type of the result
	 * @return what the supplier gave
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
			catch (RuntimeException ex) {
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
