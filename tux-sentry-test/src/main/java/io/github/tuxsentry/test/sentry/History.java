package io.github.tuxsentry.test.sentry;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Received items in order of arrival, numbered from 1. Only the latest items of each type
 * are kept, so that frequent items, such as metrics, do not displace rare ones. Not
 * thread-safe.
 */
final class History {

	private final Latest.Limits limitsPerType;

	private final TreeMap<Long, Entry> entries = new TreeMap<>();

	private final Map<String, Latest<Long>> numbers = new HashMap<>();

	private long lastNumber;

	History(Latest.Limits limitsPerType) {
		this.limitsPerType = limitsPerType;
	}

	/**
	 * Add an item.
	 * @param item the item
	 * @param size the number of bytes of the item
	 */
	void add(SentryItem item, int size) {
		long number = ++this.lastNumber;
		this.entries.put(number, new Entry(number, Instant.now(), item));
		this.numbers.computeIfAbsent(item.type(), (type) -> new Latest<>(this.limitsPerType, this.entries::remove))
			.add(number, size);
	}

	void clear() {
		this.entries.clear();
		this.numbers.clear();
	}

	List<SentryItem> items() {
		return this.entries.values().stream().map(Entry::item).toList();
	}

	@Nullable Entry get(long number) {
		return this.entries.get(number);
	}

	List<Entry> after(long number, int limit) {
		return this.entries.tailMap(number, false).values().stream().limit(limit).toList();
	}

	/**
	 * Received item.
	 *
	 * @param number the number of the item
	 * @param receivedAt the time at which it was received
	 * @param item the item
	 */
	record Entry(long number, Instant receivedAt, SentryItem item) {
	}

}
