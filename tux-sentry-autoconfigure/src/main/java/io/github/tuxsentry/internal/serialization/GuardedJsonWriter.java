package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tuxsentry.internal.text.Truncation;
import io.sentry.ILogger;
import io.sentry.JsonSerializable;
import io.sentry.ObjectWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writer for JSON in memory that remains well-formed: it keeps track of open structures
 * and closes them if writing a nested value fails.
 */
final class GuardedJsonWriter {

	private static final int MAX_DEPTH = 100;

	private static final int MAX_BITS = 256;

	private static final int MARK_BYTES = JsonBytes.of(Truncation.MARK) - 2;

	private final JsonBuffer json;

	private final boolean[] objects = new boolean[MAX_DEPTH];

	private int open;

	/** Number of open structures that the current value must not close. */
	private int floor;

	/** Whether the innermost structure is empty. */
	private boolean empty;

	private boolean named;

	private long values;

	/**
	 * Create a writer.
	 * @param bytes the expected size
	 */
	GuardedJsonWriter(int bytes) {
		this.json = new JsonBuffer(bytes);
	}

	void begin(boolean object) {
		if (this.open == MAX_DEPTH) {
			throw new IllegalStateException("more than " + MAX_DEPTH + " levels");
		}
		beforeValue();
		this.json.append(object ? '{' : '[');
		this.objects[this.open++] = object;
		this.empty = true;
	}

	void end(boolean object) {
		if (this.open <= this.floor || this.objects[this.open - 1] != object || this.named) {
			throw new IllegalStateException("nothing to close");
		}
		this.json.append(object ? '}' : ']');
		this.open--;
		this.empty = false;
	}

	void name(String name) {
		beforeName();
		this.json.appendQuoted(name, Integer.MAX_VALUE);
		this.json.append(':');
	}

	/**
	 * Write a name.
	 * @param json the name as JSON, with the colon
	 */
	void name(byte[] json) {
		beforeName();
		this.json.append(json);
	}

	private void beforeName() {
		if (this.named || !isInObject()) {
			throw new IllegalStateException("no name expected");
		}
		separate();
		this.named = true;
	}

	void value(@Nullable String value) {
		beforeValue();
		if (value != null) {
			this.json.appendQuoted(value, Integer.MAX_VALUE);
		}
		else {
			this.json.append("null");
		}
	}

	/**
	 * Write a text, or as much of its start as fits together with a marker.
	 * @param text the text
	 * @param capacity the number of available bytes, without the quotes
	 */
	void value(String text, int capacity) {
		beforeValue();
		boolean truncatable = text.length() > Truncation.MARK.length();
		if (!this.json.appendQuoted(text, truncatable ? capacity : Integer.MAX_VALUE)) {
			int start = JsonBytes.fitting(text, capacity - MARK_BYTES);
			int length = Math.min(start + Truncation.MARK.length(), text.length() - 1);
			this.json.appendQuoted(Truncation.at(text, length), Integer.MAX_VALUE);
		}
	}

	void value(boolean value) {
		beforeValue();
		this.json.append(value ? "true" : "false");
	}

	void value(long value) {
		beforeValue();
		this.json.append(value);
	}

	/**
	 * Write a number that is valid in JSON and accepted by its readers.
	 * @param number the number
	 * @return {@code false} if the number is not valid in JSON, such as NaN, or too large
	 * for its readers, in which case nothing is written
	 */
	boolean number(Number number) {
		if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte
				|| number instanceof AtomicInteger || number instanceof AtomicLong) {
			value(number.longValue());
			return true;
		}
		if (isTooLarge(number) || !Double.isFinite(number.doubleValue())) {
			return false;
		}
		boolean exact = number instanceof BigDecimal || number instanceof BigInteger || number instanceof Float;
		String text = exact ? number.toString() : Double.toString(number.doubleValue());
		beforeValue();
		this.json.append(text);
		return true;
	}

	static boolean isTooLarge(Number number) {
		if (number instanceof BigInteger integer) {
			return integer.bitLength() > MAX_BITS;
		}
		return number instanceof BigDecimal decimal && decimal.unscaledValue().bitLength() > MAX_BITS;
	}

	private void beforeValue() {
		if (isInObject() ? !this.named : this.open == 0 && this.values > 0) {
			throw new IllegalStateException("no value expected");
		}
		if (!this.named) {
			separate();
		}
		this.named = false;
		this.values++;
	}

	private void separate() {
		if (this.open > 0 && !this.empty) {
			this.json.append(',');
		}
		this.empty = false;
	}

	private boolean isInObject() {
		return this.open > 0 && this.objects[this.open - 1];
	}

	/**
	 * Write exactly one value: structures that were left open are closed, and a value
	 * that fails before writing anything is replaced with a marker.
	 * @param value the value
	 * @param writer the writer that is passed to the value
	 * @param logger the logger that is passed to the value
	 */
	void guard(JsonSerializable value, ObjectWriter writer, ILogger logger) {
		int level = this.open;
		int outerFloor = this.floor;
		long before = this.values;
		this.floor = level;
		try {
			value.serialize(writer, logger);
			closeTo(level);
		}
		catch (Throwable ex) {
			closeTo(level);
			if (this.values == before) {
				value("[unreadable: " + ex.getClass().getName() + "]");
			}
		}
		finally {
			this.floor = outerFloor;
		}
		if (this.values == before) {
			value((String) null);
		}
	}

	private void closeTo(int level) {
		while (this.open > level) {
			if (this.named) {
				value((String) null);
			}
			end(this.objects[this.open - 1]);
		}
	}

	/**
	 * Return the number of bytes written so far.
	 */
	long bytes() {
		return this.json.length();
	}

	byte[] toByteArray() {
		return this.json.toByteArray();
	}

}
