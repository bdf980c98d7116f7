package io.github.tuxsentry.internal.frame;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Generator for the IDs of traces. An ID that only a log asks for is a text and nothing
 * else.
 */
final class TraceIds {

	private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

	private static final int LENGTH = 32;

	private TraceIds() {
	}

	/**
	 * Return a random ID.
	 * @return the ID, 32 hexadecimal digits
	 */
	static String random() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		byte[] text = new byte[LENGTH];
		write(random.nextLong(), text, 0);
		write(random.nextLong(), text, LENGTH / 2);
		return new String(text, StandardCharsets.ISO_8859_1);
	}

	private static void write(long bits, byte[] text, int start) {
		long rest = bits;
		for (int i = start; i < start + LENGTH / 2; i++) {
			text[i] = DIGITS[(int) (rest & 0xF)];
			rest >>>= 4;
		}
	}

}
