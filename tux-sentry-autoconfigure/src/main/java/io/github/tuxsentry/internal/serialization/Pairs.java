package io.github.tuxsentry.internal.serialization;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Pairs of a name and a value, such as an option of a command: {@code {"name": "token",
 * "value": "…"}}.
 */
final class Pairs {

	private static final Set<String> NAMES = Set.of("name", "key", "property", "variable", "parameter", "header",
			"field", "option", "attribute", "setting");

	private static final Set<String> VALUES = Set.of("value", "values", "val", "content");

	private Pairs() {
	}

	/**
	 * Return the label for the value of a pair, according to the name in the same pair,
	 * or {@code null} if the value is not secret.
	 */
	static @Nullable String labelOfValue(List<Snapshot.Entry> entries, ItemScrubber scrubber) {
		for (Snapshot.Entry entry : entries) {
			String label = (entry.value() instanceof String name && isOneOf(NAMES, entry.key()))
					? scrubber.labelOf(name) : null;
			if (label != null) {
				return label;
			}
		}
		return null;
	}

	/**
	 * Return the label for the argument after an option, as in {@code ["--token", "…"]},
	 * or {@code null} if it is not secret.
	 */
	static @Nullable String labelAfter(@Nullable Object argument, ItemScrubber scrubber) {
		return (argument instanceof String option && option.startsWith("--") && option.indexOf('=') < 0)
				? scrubber.labelOf(option) : null;
	}

	static boolean isValue(String key) {
		return isOneOf(VALUES, key);
	}

	private static boolean isOneOf(Set<String> words, String key) {
		return words.contains(key.toLowerCase(Locale.ROOT));
	}

}
