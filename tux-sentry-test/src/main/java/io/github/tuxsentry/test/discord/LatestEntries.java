package io.github.tuxsentry.test.discord;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Latest entries by key, of which the oldest is removed when there are too many. Not
 * thread-safe.
 *
 * @param <V> the type of the values
 */
final class LatestEntries<V> {

	private final int maxSize;

	private final Map<String, V> entries = new LinkedHashMap<>();

	LatestEntries(int maxSize) {
		this.maxSize = maxSize;
	}

	/**
	 * Add an entry, or replace the value of its key.
	 * @param key the key
	 * @param value the value
	 * @return the value that was removed, or {@code null} if there is space for all
	 */
	@Nullable V put(String key, V value) {
		this.entries.put(key, value);
		if (this.entries.size() <= this.maxSize) {
			return null;
		}
		Iterator<V> oldest = this.entries.values().iterator();
		V removed = oldest.next();
		oldest.remove();
		return removed;
	}

	@Nullable V get(String key) {
		return this.entries.get(key);
	}

	/**
	 * Return the values, the oldest first.
	 */
	List<V> values() {
		return List.copyOf(this.entries.values());
	}

}
