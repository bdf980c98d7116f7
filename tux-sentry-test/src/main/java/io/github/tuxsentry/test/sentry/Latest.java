package io.github.tuxsentry.test.sentry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Latest elements, of which the oldest are removed when they exceed the limits. The
 * latest element is always kept. Not thread-safe.
 *
 * @param <T> the type of the elements
 */
final class Latest<T> {

	private final Limits limits;

	private final Consumer<? super T> removed;

	private final Deque<Sized<T>> elements = new ArrayDeque<>();

	private long bytes;

	Latest(Limits limits) {
		this(limits, (element) -> {
		});
	}

	/**
	 * Create an empty object.
	 * @param limits the limits
	 * @param removed the consumer of each element that exceeds the limits
	 */
	Latest(Limits limits, Consumer<? super T> removed) {
		this.limits = limits;
		this.removed = removed;
	}

	void add(T element, int size) {
		this.elements.add(new Sized<>(element, size));
		this.bytes += size;
		while (this.elements.size() > 1 && isExceeded()) {
			Sized<T> oldest = this.elements.remove();
			this.bytes -= oldest.size();
			this.removed.accept(oldest.element());
		}
	}

	private boolean isExceeded() {
		return this.elements.size() > this.limits.items() || this.bytes > this.limits.bytes();
	}

	void clear() {
		this.elements.clear();
		this.bytes = 0;
	}

	int size() {
		return this.elements.size();
	}

	/**
	 * Return the elements, the oldest first.
	 */
	List<T> elements() {
		return this.elements.stream().map(Sized::element).toList();
	}

	/**
	 * Limits of the elements that are kept.
	 *
	 * @param items the maximum number of elements
	 * @param bytes the maximum number of bytes of all elements
	 */
	record Limits(int items, long bytes) {
	}

	private record Sized<T>(T element, int size) {
	}

}
