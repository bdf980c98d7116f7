package io.github.tuxsentry.internal.serialization;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.tag.TagRules;

/**
 * Says which tags are sent. Why one is not is logged once for each key. Thread-safe.
 */
final class SentTags {

	private static final int MAX_KEYS = 256;

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	boolean accept(String key, String value) {
		if (TagRules.objection(key, value) == null) {
			return true;
		}
		if (this.told.size() < MAX_KEYS && this.told.add(key)) {
			TagRules.accept(key, value);
		}
		return false;
	}

}
