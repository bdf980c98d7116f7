package io.github.tuxsentry.internal.tag;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.scrub.Scrubber;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sentry's documented rules for tags: a key consists of 1 to 32 letters, digits and
 * {@code _.:-}, a value of 1 to 200 characters on one line. An invalid tag is not set,
 * and the reason is logged once per key, since values may be written by users.
 */
public final class TagRules {

	private static final Logger logger = LoggerFactory.getLogger(TagRules.class);

	private static final int MAX_KEY_LENGTH = 32;

	private static final int MAX_VALUE_LENGTH = 200;

	private static final int MAX_LOGGED_KEYS = 256;

	private static final Set<String> loggedKeys = ConcurrentHashMap.newKeySet();

	private TagRules() {
	}

	/**
	 * Return the text of a value.
	 * @param value the value
	 * @return its text, or {@code null} if it has none or cannot be converted
	 */
	public static @Nullable String textOf(@Nullable Object value) {
		try {
			return (value == null) ? null : String.valueOf(value);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return null;
		}
	}

	/**
	 * Validate a tag and log the reason if it is the first time that its key is rejected.
	 * @param key the key
	 * @param value the value
	 * @return whether the tag may be set
	 */
	public static boolean accept(@Nullable String key, @Nullable String value) {
		String objection = objection(key, value);
		if (objection != null && (key == null || isFirst(key))) {
			logger.warn("Tag '{}' is not set: {}", printable(key), objection);
		}
		return objection == null;
	}

	private static boolean isFirst(String key) {
		return loggedKeys.size() < MAX_LOGGED_KEYS
				&& loggedKeys.add(key.substring(0, Math.min(key.length(), MAX_KEY_LENGTH + 1)));
	}

	/**
	 * Return the reason for rejecting a tag.
	 * @param key the key
	 * @param value the value
	 * @return the reason, or {@code null} if the tag may be set
	 */
	static @Nullable String objection(@Nullable String key, @Nullable String value) {
		if (key == null || key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
			return "a key must have 1 to " + MAX_KEY_LENGTH + " characters";
		}
		for (int i = 0; i < key.length(); i++) {
			if (!isKeyCharacter(key.charAt(i))) {
				return "a key must consist of letters, digits, '_', '.', ':' and '-'";
			}
		}
		if (value == null || value.isEmpty() || value.length() > MAX_VALUE_LENGTH) {
			return "a value must have 1 to " + MAX_VALUE_LENGTH + " characters";
		}
		if (value.indexOf('\n') >= 0) {
			return "a value must not contain a line break";
		}
		return null;
	}

	private static boolean isKeyCharacter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'
				|| c == ':' || c == '-';
	}

	private static @Nullable String printable(@Nullable String key) {
		if (key == null) {
			return null;
		}
		return Scrubber.standard().scrub(key, MAX_KEY_LENGTH).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
	}

}
