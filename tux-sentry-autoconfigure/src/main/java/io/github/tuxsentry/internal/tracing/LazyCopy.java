package io.github.tuxsentry.internal.tracing;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Copy of a map that is made when it is first modified or iterated over, since its views
 * can be used for modifications. Many copies share the same original.
 *
 * @param <V> the type of the values
 */
final class LazyCopy<V> extends AbstractMap<String, V> {

	/**
	 * The original or, once it exists, the copy, which is a {@link HashMap}.
	 */
	private Map<String, V> entries;

	/**
	 * Create a new copy.
	 * @param original the original, which is unmodifiable
	 */
	LazyCopy(Map<String, V> original) {
		this.entries = original;
	}

	@Override
	public int size() {
		return this.entries.size();
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return this.entries.containsKey(key);
	}

	@Override
	public @Nullable V get(@Nullable Object key) {
		return this.entries.get(key);
	}

	@Override
	public @Nullable V put(String key, V value) {
		return copy().put(key, value);
	}

	@Override
	public @Nullable V remove(@Nullable Object key) {
		return copy().remove(key);
	}

	@Override
	public Set<Entry<String, V>> entrySet() {
		return copy().entrySet();
	}

	private Map<String, V> copy() {
		if (!(this.entries instanceof HashMap)) {
			this.entries = new HashMap<>(this.entries);
		}
		return this.entries;
	}

}
