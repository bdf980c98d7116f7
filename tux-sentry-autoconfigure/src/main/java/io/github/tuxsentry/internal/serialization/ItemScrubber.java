package io.github.tuxsentry.internal.serialization;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.tuxsentry.scrub.NamedSecrets;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.SentryLogEventAttributeValue;
import org.jspecify.annotations.Nullable;

/**
 * Scrubber for the texts of one item. A value next to the name of a secret in one of them
 * is replaced in all of them.
 */
final class ItemScrubber {

	private static final int MAX_VALUES = 16;

	private static final int MAX_DEPTH = 3;

	private static final int MAX_ID_LENGTH = 36;

	private final Scrubber scrubber;

	private final Scrubber names;

	private final NamedSecrets secrets;

	ItemScrubber(Scrubber scrubber, Scrubber names, NamedSecrets secrets) {
		this.scrubber = scrubber;
		this.names = names;
		this.secrets = secrets;
	}

	String scrub(String text, int length) {
		return this.scrubber.scrub(text, length, this.secrets);
	}

	/**
	 * Scrub an ID or a name by which Sentry finds what belongs together. Values that are
	 * secret elsewhere are kept.
	 */
	String scrubName(String text, int length) {
		return isId(text) ? text : this.names.scrub(text, length);
	}

	private static boolean isId(String text) {
		if (text.length() > MAX_ID_LENGTH) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character != '-' && Character.digit(character, 16) < 0) {
				return false;
			}
		}
		return true;
	}

	@Nullable String labelOf(String name) {
		return this.scrubber.labelOf(name);
	}

	/**
	 * Return the label that replaces the complete value of a name, or {@code null} if the
	 * name does not denote a secret.
	 */
	@Nullable String labelOf(String name, String value) {
		String label = value.isEmpty() ? null : labelOf(name);
		if (label != null) {
			this.secrets.add(value, label);
		}
		return label;
	}

	/**
	 * Register the value of a name that denotes a secret.
	 */
	void addSecret(String label, @Nullable Object value) {
		addSecret(label, value, 0);
	}

	private void addSecret(String label, @Nullable Object value, int depth) {
		if (value instanceof SentryLogEventAttributeValue attribute) {
			addSecret(label, attribute.getValue(), depth);
		}
		else if (value instanceof CharSequence || value instanceof Number) {
			this.secrets.add(SafeStrings.of(value), label);
		}
		else if (value instanceof char[] characters) {
			this.secrets.add(String.valueOf(characters), label);
		}
		else if (depth < MAX_DEPTH) {
			parts(value).forEach((part) -> addSecret(label, part, depth + 1));
		}
	}

	private static List<? extends @Nullable Object> parts(@Nullable Object value) {
		if (value instanceof Optional<?> optional) {
			return optional.stream().toList();
		}
		if (value instanceof Record components) {
			return values(Snapshot.components(components));
		}
		if (value instanceof Map<?, ?> map) {
			return values(Snapshot.entries(map, MAX_VALUES));
		}
		return (value instanceof Collection<?> || value instanceof Object[]) ? Snapshot.elements(value, MAX_VALUES)
				: List.of();
	}

	private static List<@Nullable Object> values(List<Snapshot.Entry> entries) {
		return entries.stream().<@Nullable Object>map(Snapshot.Entry::value).toList();
	}

}
