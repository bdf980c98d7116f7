package io.github.tuxsentry.internal.filter;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Entries that a number of maps have in common.
 *
 * @param <V> the type of the values
 */
final class CommonEntries<V> {

	private final Map<String, V> first;

	private final String[] keys;

	private final Object[] values;

	private int size;

	/**
	 * Create the common entries of a single map.
	 * @param first the first map, or {@code null} for an empty one
	 */
	CommonEntries(@Nullable Map<String, V> first) {
		this.first = (first != null) ? new HashMap<>(first) : new HashMap<>();
		this.keys = this.first.keySet().toArray(String[]::new);
		this.values = this.first.values().toArray();
		this.size = this.keys.length;
	}

	int size() {
		return this.size;
	}

	/**
	 * Remove the entries that another map does not have.
	 * @param other the other map, or {@code null} for an empty one
	 */
	void retain(@Nullable Map<String, V> other) {
		for (int i = this.size - 1; i >= 0; i--) {
			Object value = (other != null) ? other.get(this.keys[i]) : null;
			if (!Objects.equals(this.values[i], value)) {
				remove(i);
			}
		}
	}

	private void remove(int index) {
		this.size--;
		this.first.remove(this.keys[index]);
		this.keys[index] = this.keys[this.size];
		this.values[index] = this.values[this.size];
	}

	/**
	 * Return the entries.
	 * @return a map that the caller may modify
	 */
	Map<String, V> toMap() {
		return this.first;
	}

}
