package io.github.tuxsentry.metrics.micrometer;

import java.util.Map;
import java.util.TreeMap;

import io.sentry.SentryAttributeType;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryMetricsEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an item below the 2 KiB past which Sentry refuses the envelope that it is in.
 */
final class WireSize {

	/**
	 * More than the punctuation, the time, the value and the ids of an item ever take.
	 */
	private static final int FRAME = 320;

	/**
	 * More than the punctuation and the type of an attribute take, and its value if that
	 * is no text.
	 */
	private static final int ATTRIBUTE_FRAME = 64;

	private static final int LIMIT = 2048;

	private static final int[] SHORTER = { 100, 50, 25, 10 };

	private static final int CONTROL_CHARACTERS = 0x20;

	private static final int ASCII = 0x80;

	private static final int TWO_BYTES = 0x800;

	private WireSize() {
	}

	/**
	 * Cuts the values of an item's attributes, and drops the last of its attributes by
	 * name, until it is small enough.
	 * @param item the item
	 * @return whether it could be made so
	 */
	static boolean fit(SentryMetricsEvent item) {
		Map<String, SentryLogEventAttributeValue> attributes = item.getAttributes();
		int size = FRAME + bytes(item.getName()) + bytes(item.getUnit());
		if (size + bytes(attributes) < LIMIT) {
			return true;
		}
		TreeMap<String, SentryLogEventAttributeValue> smaller = new TreeMap<>(attributes);
		for (int i = 0; i < SHORTER.length && size + bytes(smaller) >= LIMIT; i++) {
			int length = SHORTER[i];
			smaller.replaceAll((key, value) -> cut(value, length));
		}
		while (!smaller.isEmpty() && size + bytes(smaller) >= LIMIT) {
			smaller.pollLastEntry();
		}
		item.setAttributes(smaller);
		return size + bytes(smaller) < LIMIT;
	}

	private static SentryLogEventAttributeValue cut(SentryLogEventAttributeValue attribute, int length) {
		return (attribute.getValue() instanceof String text && text.length() > length)
				? new SentryLogEventAttributeValue(SentryAttributeType.STRING, WireAttributes.cut(text, length))
				: attribute;
	}

	private static int bytes(@Nullable Map<String, SentryLogEventAttributeValue> attributes) {
		int bytes = 0;
		if (attributes != null) {
			for (Map.Entry<String, SentryLogEventAttributeValue> attribute : attributes.entrySet()) {
				bytes += ATTRIBUTE_FRAME + bytes(attribute.getKey());
				Object value = attribute.getValue().getValue();
				bytes += (value instanceof Number || value instanceof Boolean) ? 0 : bytes(String.valueOf(value));
			}
		}
		return bytes;
	}

	/**
	 * Returns at least the number of bytes that a text takes in JSON.
	 */
	private static int bytes(@Nullable String text) {
		int bytes = 0;
		for (int i = 0; text != null && i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < CONTROL_CHARACTERS || c == '\u2028' || c == '\u2029') {
				bytes += 6;
			}
			else if (c < ASCII) {
				bytes += (c == '"' || c == '\\') ? 2 : 1;
			}
			else {
				bytes += (c < TWO_BYTES) ? 2 : 3;
			}
		}
		return bytes;
	}

}
