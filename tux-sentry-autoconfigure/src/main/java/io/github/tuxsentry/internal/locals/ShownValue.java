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
 * A variable's value in a form that is small and safe to send. No code of the application
 * is called to get there: of its own types there is the name.
 */
final class ShownValue {

	private static final int LONGEST = 1024;

	private static final int MOST = 10;

	private static final int DEEPEST = 3;

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
		if (depth < DEEPEST && type.isArray()) {
			return array(value, depth);
		}
		if (depth < DEEPEST && type.getName().startsWith("java.util.")) {
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
		return (text.length() > LONGEST) ? this.scrubber.scrub(text, LONGEST) : text;
	}

	private Object array(Object array, int depth) {
		int length = Array.getLength(array);
		List<Object> shown = new ArrayList<>();
		for (int index = 0; index < length && index < MOST; index++) {
			shown.add(of(Array.get(array, index), depth + 1));
		}
		return more(shown, length);
	}

	private Object collection(Collection<?> collection, int depth) {
		List<Object> shown = new ArrayList<>();
		for (Object element : collection) {
			if (shown.size() == MOST) {
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
			if (shown.size() == MOST) {
				shown.put("…", (map.size() - MOST) + " more");
				break;
			}
			shown.put(String.valueOf(of(entry.getKey(), DEEPEST)), of(entry.getValue(), depth + 1));
		}
		return shown;
	}

}
