package io.github.tuxsentry.internal.serialization;

import org.jspecify.annotations.Nullable;

/**
 * Conversion of arbitrary objects to texts that are safe to send.
 */
public final class SafeStrings {

	static final char REPLACEMENT = '\uFFFD';

	private SafeStrings() {
	}

	/**
	 * Return the text of an object.
	 * @param object the object, whose {@code toString} method may throw or return
	 * {@code null}
	 * @return its text, or a placeholder that describes why there is none
	 */
	public static String of(@Nullable Object object) {
		if (object instanceof String text) {
			return text;
		}
		try {
			return (object != null) ? String.valueOf(object.toString()) : "null";
		}
		catch (Throwable ex) {
			return "[" + ((object != null) ? object.getClass().getName() : "null") + ", whose toString throws "
					+ ex.getClass().getName() + "]";
		}
	}

	/**
	 * Replace unpaired surrogates.
	 * @param text the text
	 * @return the same instance if there are none
	 */
	static String wellFormed(String text) {
		StringBuilder repaired = null;
		for (int i = 0; i < text.length(); i++) {
			char current = text.charAt(i);
			if (!Character.isSurrogate(current)) {
				continue;
			}
			if (Character.isHighSurrogate(current) && i + 1 < text.length()
					&& Character.isLowSurrogate(text.charAt(i + 1))) {
				i++;
				continue;
			}
			repaired = (repaired != null) ? repaired : new StringBuilder(text);
			repaired.setCharAt(i, REPLACEMENT);
		}
		return (repaired != null) ? repaired.toString() : text;
	}

}
