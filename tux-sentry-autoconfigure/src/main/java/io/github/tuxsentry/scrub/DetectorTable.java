package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Detectors by two characters: the one at which a detector is invoked, and the next one.
 * Most positions of a text are thereby passed without invoking any detector.
 */
final class DetectorTable {

	private static final int BITS = 7;

	private static final int ASCII = 1 << BITS;

	private static final Detector[] NONE = {};

	/** Different lists of detectors. */
	private final Detector[][] lists;

	/** Index of the list of each pair of characters. */
	private final byte[] indexes = new byte[ASCII << BITS];

	private DetectorTable(List<Registration> registrations) {
		long[] registered = registered(registrations);
		Map<Long, Byte> indexOfLists = new LinkedHashMap<>();
		for (int pair = 0; pair < registered.length; pair++) {
			long list = registered[pair];
			// Most pairs have the detectors of the one before.
			this.indexes[pair] = (pair > 0 && list == registered[pair - 1]) ? this.indexes[pair - 1]
					: indexOfLists.computeIfAbsent(list, (added) -> (byte) indexOfLists.size());
		}
		this.lists = indexOfLists.keySet()
			.stream()
			.map((list) -> detectors(registrations, list))
			.toArray(Detector[][]::new);
	}

	/**
	 * Return the registered detectors of each pair of characters, one bit for each.
	 */
	private static long[] registered(List<Registration> registrations) {
		long[] registered = new long[ASCII << BITS];
		for (int i = 0; i < registrations.size(); i++) {
			Registration registration = registrations.get(i);
			for (char character : registration.characters().toCharArray()) {
				for (char next = 0; next < ASCII; next++) {
					boolean candidate = registration.detector().mayBeAt(character, next);
					registered[(character << BITS) | next] |= candidate ? 1L << i : 0;
				}
			}
		}
		return registered;
	}

	private static Detector[] detectors(List<Registration> registrations, long list) {
		List<Detector> detectors = new ArrayList<>();
		for (int i = 0; i < registrations.size(); i++) {
			if ((list & (1L << i)) != 0) {
				detectors.add(registrations.get(i).detector());
			}
		}
		return detectors.toArray(Detector[]::new);
	}

	/**
	 * Return the detectors for a position.
	 * @param character the character at the position
	 * @param next the next character, or NUL at the end of the text
	 */
	Detector[] at(char character, char next) {
		if (character >= ASCII) {
			return NONE;
		}
		int index = this.indexes[(character << BITS) | ((next < ASCII) ? next : 0)];
		return this.lists[index & 0xFF];
	}

	/**
	 * Builder for a table. The detectors are invoked in the order of their registration.
	 */
	static final class Builder {

		private final List<Registration> registrations = new ArrayList<>();

		Builder register(String characters, Detector detector) {
			this.registrations.add(new Registration(characters, detector));
			return this;
		}

		DetectorTable build() {
			return new DetectorTable(this.registrations);
		}

	}

	private record Registration(String characters, Detector detector) {
	}

}
