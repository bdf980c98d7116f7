package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.sentry.JsonObjectWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writer for JSON in memory that remains well-formed: it keeps track of open structures
 * and closes them if writing a nested value fails.
 */
final class GuardedJsonWriter {

	private static final int MAX_DEPTH = 100;

	private static final int BYTES_OF_A_NUMBER = 12;

	private static final int MAX_BITS = 256;

	private final StringWriter text = new StringWriter(1024);

	private final JsonObjectWriter json = new JsonObjectWriter(this.text, MAX_DEPTH);

	private final boolean[] objects = new boolean[MAX_DEPTH];

	private int open;

	/** Number of open structures that the current value must not close. */
	private int floor;

	private boolean named;

	private long values;

	/** Approximate number of bytes; exact for texts. */
	private long bytes;

	void begin(boolean object) throws IOException {
		if (this.open == MAX_DEPTH) {
			throw new IllegalStateException("more than " + MAX_DEPTH + " levels");
		}
		if (object) {
			this.json.beginObject();
		}
		else {
			this.json.beginArray();
		}
		this.objects[this.open++] = object;
		written();
	}

	void end(boolean object) throws IOException {
		if (this.open <= this.floor || this.objects[this.open - 1] != object) {
			throw new IllegalStateException("nothing to close");
		}
		if (object) {
			this.json.endObject();
		}
		else {
			this.json.endArray();
		}
		this.open--;
	}

	void name(String name) throws IOException {
		this.json.name(name);
		this.bytes += JsonBytes.of(name) + 2;
		this.named = true;
	}

	void value(@Nullable String value) throws IOException {
		this.bytes += (value != null) ? JsonBytes.of(value) : 2;
		this.json.value(value);
		written();
	}

	void value(boolean value) throws IOException {
		this.json.value(value);
		written();
	}

	void value(long value) throws IOException {
		this.bytes += BYTES_OF_A_NUMBER;
		this.json.value(value);
		written();
	}

	/**
	 * Write a number that is valid in JSON and accepted by its readers.
	 * @param number the number
	 * @return {@code false} if the number is not valid in JSON, such as NaN, or too large
	 * for its readers, in which case nothing is written
	 */
	boolean number(Number number) throws IOException {
		if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte
				|| number instanceof AtomicInteger || number instanceof AtomicLong) {
			value(number.longValue());
			return true;
		}
		if (isTooLarge(number) || !Double.isFinite(number.doubleValue())) {
			return false;
		}
		boolean exact = number instanceof BigDecimal || number instanceof BigInteger || number instanceof Float;
		this.bytes += BYTES_OF_A_NUMBER;
		this.json.value(exact ? number : number.doubleValue());
		written();
		return true;
	}

	static boolean isTooLarge(Number number) {
		if (number instanceof BigInteger integer) {
			return integer.bitLength() > MAX_BITS;
		}
		return number instanceof BigDecimal decimal && decimal.unscaledValue().bitLength() > MAX_BITS;
	}

	void raw(@Nullable String json) throws IOException {
		this.json.jsonValue(json);
		written();
	}

	private void written() {
		this.named = false;
		this.values++;
		this.bytes += 3;
	}

	/**
	 * Write exactly one value: structures that were left open are closed, and a value
	 * that fails before writing anything is replaced with a marker.
	 * @param value writes the value
	 */
	void guard(Value value) throws IOException {
		int level = this.open;
		int outerFloor = this.floor;
		long before = this.values;
		this.floor = level;
		try {
			value.write();
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

	private void closeTo(int level) throws IOException {
		while (this.open > level) {
			if (this.named) {
				value((String) null);
			}
			end(this.objects[this.open - 1]);
		}
	}

	long bytes() {
		return this.bytes;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

	/**
	 * Callback that writes a value.
	 */
	interface Value {

		void write() throws IOException;

	}

}
