package io.github.tuxsentry.internal.locals;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.tuxsentry.scrub.Scrubber;
import org.jspecify.annotations.Nullable;

/**
 * Representation of a variable's value that is small and safe to send. Application code
 * is not invoked; application types are represented by their name.
 */
final class ShownValue {

	private static final int MAX_LENGTH = 1024;

	private static final int MAX_ELEMENTS = 10;

	private static final int MAX_DEPTH = 3;

	private static final Set<Class<?>> PLAIN = Set.of(String.class, StringBuilder.class, Character.class, Float.class,
			Double.class, BigInteger.class, BigDecimal.class, UUID.class, URI.class);

	private final Scrubber scrubber;

	ShownValue(Scrubber scrubber) {
		this.scrubber = scrubber;
	}

	Object of(@Nullable Object value) {
		return of(value, 0);
	}

	private Object of(@Nullable Object value, int depth) {
		if (value == null) {
			return "null";
		}
		if (value instanceof Boolean || value instanceof Integer || value instanceof Long || value instanceof Short
				|| value instanceof Byte) {
			return value;
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		Class<?> type = value.getClass();
		if (isPlain(type)) {
			return cut(value.toString());
		}
		if (depth < MAX_DEPTH && type.isArray()) {
			return array(value, depth);
		}
		if (depth < MAX_DEPTH && type.getName().startsWith("java.util.")) {
			if (value instanceof Collection<?> collection) {
				return collection(collection, depth);
			}
			if (value instanceof Map<?, ?> map) {
				return map(map, depth);
			}
		}
		return type.getTypeName();
	}

	private static boolean isPlain(Class<?> type) {
		return PLAIN.contains(type) || type.getName().startsWith("java.time.");
	}

	private String cut(String text) {
		return (text.length() > MAX_LENGTH) ? this.scrubber.scrub(text, MAX_LENGTH) : text;
	}

	private Object array(Object array, int depth) {
		int length = Array.getLength(array);
		List<Object> shown = new ArrayList<>();
		for (int index = 0; index < length && index < MAX_ELEMENTS; index++) {
			shown.add(of(Array.get(array, index), depth + 1));
		}
		return more(shown, length);
	}

	private Object collection(Collection<?> collection, int depth) {
		List<Object> shown = new ArrayList<>();
		for (Object element : collection) {
			if (shown.size() == MAX_ELEMENTS) {
				break;
			}
			shown.add(of(element, depth + 1));
		}
		return more(shown, collection.size());
	}

	private static List<Object> more(List<Object> shown, int size) {
		if (size > shown.size()) {
			shown.add("… " + (size - shown.size()) + " more");
		}
		return shown;
	}

	private Object map(Map<?, ?> map, int depth) {
		Map<String, Object> shown = new LinkedHashMap<>();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			if (shown.size() == MAX_ELEMENTS) {
				shown.put("…", (map.size() - MAX_ELEMENTS) + " more");
				break;
			}
			shown.put(String.valueOf(of(entry.getKey(), MAX_DEPTH)), of(entry.getValue(), depth + 1));
		}
		return shown;
	}

}
