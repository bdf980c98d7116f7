package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that are valid in JSON and accepted by its readers.
 */
final class Numbers {

	private static final int MAX_BITS = 256;

	private Numbers() {
	}

	/**
	 * Write a number.
	 * @param number the number
	 * @param output the writer
	 * @return {@code false} if the number is not valid in JSON, such as NaN, or too large
	 * for its readers, in which case nothing is written
	 */
	static boolean write(Number number, GuardedJsonWriter output) throws IOException {
		if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte
				|| number instanceof AtomicInteger || number instanceof AtomicLong) {
			output.value(number.longValue());
			return true;
		}
		if (!isShort(number) || !Double.isFinite(number.doubleValue())) {
			return false;
		}
		boolean exact = number instanceof BigDecimal || number instanceof BigInteger || number instanceof Float;
		output.number(exact ? number : number.doubleValue());
		return true;
	}

	private static boolean isShort(Number number) {
		if (number instanceof BigInteger integer) {
			return integer.bitLength() <= MAX_BITS;
		}
		return !(number instanceof BigDecimal decimal) || decimal.unscaledValue().bitLength() <= MAX_BITS;
	}

	/**
	 * Return the text of a number that cannot be written.
	 * @param number the number
	 * @return its text or magnitude
	 */
	static String text(Number number) {
		return isShort(number) ? SafeStrings.of(number) : "[number too large]";
	}

}
