package io.github.tuxsentry.scrub;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Index of the formats that are searched for at the same character, by the two characters
 * before it, or after it if the mark starts there.
 */
final class FormatIndex {

	private static final int ASCII = 128;

	private static final int BITS_OF_FAR = 3;

	private static final int SIZE = ASCII << BITS_OF_FAR;

	private static final KeyFormat[] NONE = {};

	private final KeyFormat @Nullable [][] byCharactersBefore;

	private final KeyFormat @Nullable [][] byCharactersAfter;

	FormatIndex(List<KeyFormat> formats) {
		this.byCharactersBefore = index(formats.stream().filter((format) -> format.anchor() > 0).toList());
		this.byCharactersAfter = index(formats.stream().filter((format) -> format.anchor() == 0).toList());
	}

	private static KeyFormat @Nullable [][] index(List<KeyFormat> formats) {
		if (formats.isEmpty()) {
			return null;
		}
		KeyFormat[][] buckets = new KeyFormat[SIZE][];
		Arrays.fill(buckets, NONE);
		for (KeyFormat format : formats) {
			bucketsOf(format).forEach((bucket) -> buckets[bucket] = withLast(buckets[bucket], format));
		}
		return buckets;
	}

	private static KeyFormat[] withLast(KeyFormat[] formats, KeyFormat last) {
		KeyFormat[] longer = Arrays.copyOf(formats, formats.length + 1);
		longer[formats.length] = last;
		return longer;
	}

	/**
	 * Return the buckets of a format, which are several if its mark does not have two
	 * characters on that side.
	 */
	private static IntStream bucketsOf(KeyFormat format) {
		String mark = format.mark();
		int anchor = format.anchor();
		boolean before = anchor > 0;
		int near = before ? anchor - 1 : 1;
		int far = before ? anchor - 2 : 2;
		if (near >= mark.length()) {
			return IntStream.range(0, SIZE);
		}
		if (far < 0 || far >= mark.length()) {
			return IntStream.range(0, ASCII).map((any) -> bucket(mark.charAt(near), (char) any)).distinct();
		}
		return IntStream.of(bucket(mark.charAt(near), mark.charAt(far)));
	}

	private static int bucket(char near, char far) {
		return (near << BITS_OF_FAR) | (far & ((1 << BITS_OF_FAR) - 1));
	}

	KeyFormat[] startingBefore(Scan scan, int at) {
		KeyFormat[][] formats = this.byCharactersBefore;
		return (formats != null) ? formats[bucket(ascii(scan.at(at - 1)), ascii(scan.at(at - 2)))] : NONE;
	}

	KeyFormat[] startingAt(Scan scan, int at) {
		KeyFormat[][] formats = this.byCharactersAfter;
		return (formats != null) ? formats[bucket(ascii(scan.at(at + 1)), ascii(scan.at(at + 2)))] : NONE;
	}

	private static char ascii(char character) {
		return (character < ASCII) ? character : '\0';
	}

}
