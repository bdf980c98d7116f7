package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;

import io.sentry.JsonObjectWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writer for JSON in memory that remains well-formed: it keeps track of open structures
 * and closes them if writing a nested value fails.
 */
final class GuardedJsonWriter {

	private static final int MAX_DEPTH = 100;

	private static final int BYTES_OF_A_NUMBER = 12;

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
	 * Write a number of any type.
	 * @param value a number whose text is valid in JSON
	 */
	void number(Number value) throws IOException {
		this.bytes += BYTES_OF_A_NUMBER;
		this.json.value(value);
		written();
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
