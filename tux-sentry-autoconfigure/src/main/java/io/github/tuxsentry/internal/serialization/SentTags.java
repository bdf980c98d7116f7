package io.github.tuxsentry.internal.serialization;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.tag.TagRules;

/**
 * Validation of the tags to send. A rejected tag is logged once for each key.
 * Thread-safe.
 */
final class SentTags {

	private static final int MAX_KEYS = 256;

	private final Set<String> logged = ConcurrentHashMap.newKeySet();

	boolean accept(String key, String value) {
		if (TagRules.objection(key, value) == null) {
			return true;
		}
		if (this.logged.size() < MAX_KEYS && this.logged.add(key)) {
			TagRules.accept(key, value);
		}
		return false;
	}

}
