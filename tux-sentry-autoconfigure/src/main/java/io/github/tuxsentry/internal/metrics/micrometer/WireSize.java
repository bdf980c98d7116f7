package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.Map;
import java.util.TreeMap;

import io.github.tuxsentry.internal.serialization.JsonBytes;
import io.github.tuxsentry.scrub.Scrubber;
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

	private static final int LONGEST_VALUE = 200;

	private static final int[] SHORTER = { 100, 50, 25, 10 };

	private final Scrubber scrubber;

	WireSize(Scrubber scrubber) {
		this.scrubber = scrubber;
	}

	/**
	 * Cuts the values of an item's attributes, and drops the last of its attributes by
	 * name, until it is small enough. No part of a secret is left at a cut.
	 * @param item the item
	 * @return whether it could be made so
	 */
	boolean fit(SentryMetricsEvent item) {
		Map<String, SentryLogEventAttributeValue> attributes = item.getAttributes();
		int size = FRAME + bytes(item.getName()) + bytes(item.getUnit());
		if (attributes == null
				|| (size + bytes(attributes) < LIMIT && attributes.values().stream().noneMatch(WireSize::isLong))) {
			return size < LIMIT;
		}
		TreeMap<String, SentryLogEventAttributeValue> smaller = new TreeMap<>(attributes);
		smaller.replaceAll((key, value) -> cut(value, LONGEST_VALUE));
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

	private static boolean isLong(SentryLogEventAttributeValue attribute) {
		return attribute.getValue() instanceof String text && text.length() > LONGEST_VALUE;
	}

	private SentryLogEventAttributeValue cut(SentryLogEventAttributeValue attribute, int length) {
		return (attribute.getValue() instanceof String text && text.length() > length)
				? new SentryLogEventAttributeValue(SentryAttributeType.STRING, this.scrubber.scrub(text, length))
				: attribute;
	}

	private static int bytes(Map<String, SentryLogEventAttributeValue> attributes) {
		int bytes = 0;
		for (Map.Entry<String, SentryLogEventAttributeValue> attribute : attributes.entrySet()) {
			bytes += ATTRIBUTE_FRAME + bytes(attribute.getKey());
			Object value = attribute.getValue().getValue();
			bytes += (value instanceof Number || value instanceof Boolean) ? 0 : bytes(String.valueOf(value));
		}
		return bytes;
	}

	private static int bytes(@Nullable String text) {
		return (text != null) ? JsonBytes.of(text) : 0;
	}

}
