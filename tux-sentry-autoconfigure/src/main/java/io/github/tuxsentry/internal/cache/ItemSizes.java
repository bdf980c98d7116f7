package io.github.tuxsentry.internal.cache;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache.ValueWrapper;

/**
 * Sizes of cached values that are known without serializing the value.
 */
final class ItemSizes {

	private static final int MAX_TEXT_LENGTH = 4096;

	private ItemSizes() {
	}

	/**
	 * Return the size of a value in bytes.
	 * @param value the value, possibly wrapped
	 * @return the size of an array of bytes or a short text, otherwise {@code null}
	 */
	static @Nullable Integer of(@Nullable Object value) {
		Object item = (value instanceof ValueWrapper wrapper) ? wrapper.get() : value;
		if (item instanceof byte[] bytes) {
			return bytes.length;
		}
		return (item instanceof String text && text.length() <= MAX_TEXT_LENGTH)
				? text.getBytes(StandardCharsets.UTF_8).length : null;
	}

}
