package io.github.tuxsentry.scrub;

import org.jspecify.annotations.Nullable;

/**
 * Short names and their labels, such as the keys that recur in each event, so that they
 * are not taken apart again.
 * <p>
 * The number and length of the names are limited: each has one place, in which it
 * replaces the one before. Thread-safe without locks, since a place only holds an
 * immutable object.
 */
final class KnownNames {

	/** Number of places, a power of two. */
	private static final int SIZE = 256;

	private static final int MAX_LENGTH = 32;

	private final @Nullable KnownName[] names = new KnownName[SIZE];

	/**
	 * Return the label for the value of a name.
	 * @param name the name
	 * @param all determines the label of a name that is not known
	 * @return the label, or {@code null} if the value is not secret
	 */
	@Nullable String label(String name, SecretNames all) {
		if (name.length() > MAX_LENGTH) {
			return all.label(name, 0, name.length());
		}
		int hash = name.hashCode();
		int place = (hash ^ (hash >>> 16)) & (SIZE - 1);
		KnownName known = this.names[place];
		if (known == null || !known.name().equals(name)) {
			known = new KnownName(name, all.label(name, 0, name.length()));
			this.names[place] = known;
		}
		return known.label();
	}

	private record KnownName(String name, @Nullable String label) {
	}

}
