package io.github.tuxsentry.internal.serialization;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Copies of objects that may change or fail while they are read.
 */
final class Snapshot {

	private static final int ATTEMPTS = 3;

	private static final int MAX_CAPACITY = 256;

	private Snapshot() {
	}

	/**
	 * Copy the elements of a collection or an array.
	 * @param source the collection or array
	 * @param most the maximum number of elements to copy
	 * @return the readable elements
	 */
	static List<@Nullable Object> elements(Object source, int most) {
		List<@Nullable Object> copy = new ArrayList<>();
		for (int i = 0; i < ATTEMPTS; i++) {
			copy = new ArrayList<>(capacity(source, most));
			if (copied(source, most, copy)) {
				break;
			}
		}
		return copy;
	}

	private static boolean copied(Object source, int most, List<@Nullable Object> copy) {
		try {
			if (source instanceof Collection<?> collection) {
				for (Object element : collection) {
					if (copy.size() == most) {
						break;
					}
					copy.add(element);
				}
			}
			else {
				int length = Math.min(Array.getLength(source), most);
				for (int i = 0; i < length; i++) {
					copy.add(Array.get(source, i));
				}
			}
			return true;
		}
		catch (RuntimeException | StackOverflowError ex) {
			return false;
		}
	}

	/**
	 * Copy the entries of a map.
	 * @param map the map
	 * @param most the maximum number of entries to copy
	 * @return the readable entries, with the texts of their keys
	 */
	static List<Entry> entries(Map<?, ?> map, int most) {
		List<Entry> copy = new ArrayList<>();
		for (int i = 0; i < ATTEMPTS; i++) {
			copy = new ArrayList<>(capacity(map, most));
			if (copied(map, most, copy)) {
				break;
			}
		}
		return copy;
	}

	private static boolean copied(Map<?, ?> map, int most, List<Entry> copy) {
		try {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				if (copy.size() == most) {
					break;
				}
				copy.add(new Entry(SafeStrings.of(entry.getKey()), entry.getValue()));
			}
			return true;
		}
		catch (RuntimeException | StackOverflowError ex) {
			return false;
		}
	}

	/**
	 * Copy the components of a record.
	 * @param source the record
	 * @return the components, with a placeholder for each one that cannot be read
	 */
	static List<Entry> components(Record source) {
		List<Entry> copy = new ArrayList<>();
		for (RecordComponent component : source.getClass().getRecordComponents()) {
			Object value;
			try {
				component.getAccessor().setAccessible(true);
				value = component.getAccessor().invoke(source);
			}
			catch (ReflectiveOperationException | RuntimeException ex) {
				value = "[unreadable]";
			}
			copy.add(new Entry(component.getName(), value));
		}
		return copy;
	}

	/**
	 * Return the initial capacity of a copy. The object may return any number as its
	 * size.
	 */
	private static int capacity(Object source, int most) {
		return Math.max(0, Math.min(size(source), Math.min(most, MAX_CAPACITY)));
	}

	static int size(Object source) {
		try {
			if (source instanceof Map<?, ?> map) {
				return map.size();
			}
			return (source instanceof Collection<?> collection) ? collection.size() : Array.getLength(source);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return 0;
		}
	}

	/**
	 * Entry of a map.
	 *
	 * @param key the text of the key
	 * @param value the value
	 */
	record Entry(String key, @Nullable Object value) {
	}

}
