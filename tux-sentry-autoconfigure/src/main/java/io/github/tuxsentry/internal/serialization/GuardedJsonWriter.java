package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;

import io.sentry.JsonObjectWriter;
import org.jspecify.annotations.Nullable;

/**
 * JSON in memory that stays well-formed: it knows what is open, and can close it again
 * when something in the middle fails.
 */
final class GuardedJsonWriter {

	private static final int DEEPEST = 100;

	private static final int BYTES_OF_A_NUMBER = 12;

	private final StringWriter text = new StringWriter(1024);

	private final JsonObjectWriter json = new JsonObjectWriter(this.text, DEEPEST);

	private final boolean[] objects = new boolean[DEEPEST];

	private int open;

	/** How much is open that may not be closed by what is being written. */
	private int floor;

	private boolean named;

	private long values;

	/** About how many bytes there are; exact for texts. */
	private long bytes;

	void begin(boolean object) throws IOException {
		if (this.open == DEEPEST) {
			throw new IllegalStateException("more than " + DEEPEST + " levels");
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
	 * Writes a number of any type.
	 * @param value a number whose text is one of JSON
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
	 * Writes one value and sees to it that it is one: what was left open is closed, what
	 * failed before it wrote anything becomes a mark.
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
	 * Writes a value.
	 */
	interface Value {

		void write() throws IOException;

	}

}
