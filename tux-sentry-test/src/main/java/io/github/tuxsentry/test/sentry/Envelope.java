package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Envelope: a header line of JSON, followed by items that each consist of a header line
 * of JSON and a payload.
 *
 * @param header the header of the envelope
 * @param parts the items in order, with their sizes
 */
record Envelope(JsonNode header, List<Part> parts) {

	static Envelope parse(byte[] bytes) throws IOException {
		return new Reader(bytes).envelope();
	}

	List<SentryItem> items() {
		return this.parts.stream().map(Part::item).toList();
	}

	String eventId() {
		return this.header.path("event_id").asText(UUID.randomUUID().toString().replace("-", ""));
	}

	/**
	 * Item with its size.
	 *
	 * @param item the item
	 * @param size the number of bytes of the header and the payload
	 */
	record Part(SentryItem item, int size) {
	}

	/**
	 * Parser for the bytes of an envelope.
	 */
	private static final class Reader {

		private final byte[] bytes;

		private int position;

		private Reader(byte[] bytes) {
			this.bytes = bytes;
		}

		private Envelope envelope() throws IOException {
			JsonNode header = headerLine("envelope header");
			List<Part> parts = new ArrayList<>();
			skipEmptyLines();
			while (this.position < this.bytes.length) {
				int start = this.position;
				SentryItem item = item(header);
				parts.add(new Part(item, this.position - start));
				skipEmptyLines();
			}
			return new Envelope(header, List.copyOf(parts));
		}

		private SentryItem item(JsonNode envelope) throws IOException {
			JsonNode header = headerLine("item header");
			if (!header.path("type").isTextual()) {
				throw new IOException("An item header has no type: " + header);
			}
			byte[] payload = (header.has("length")) ? exactly(header.get("length")) : line();
			return new SentryItem(header.get("type").textValue(), envelope, header, Json.readOrText(payload));
		}

		private JsonNode headerLine(String what) throws IOException {
			byte[] line = line();
			JsonNode node;
			try {
				node = Json.read(line);
			}
			catch (IOException ex) {
				throw new IOException("The " + what + " is not JSON", ex);
			}
			if (!node.isObject()) {
				throw new IOException("The " + what + " is not a JSON object");
			}
			return node;
		}

		private byte[] exactly(JsonNode length) throws IOException {
			int available = this.bytes.length - this.position;
			if (!length.canConvertToInt() || length.intValue() < 0 || length.intValue() > available) {
				throw new IOException("An item of length " + length + " does not fit the " + available + " bytes left");
			}
			int end = this.position + length.intValue();
			if (end < this.bytes.length && this.bytes[end] != '\n') {
				throw new IOException("An item of length " + length + " does not end at a newline");
			}
			byte[] payload = Arrays.copyOfRange(this.bytes, this.position, end);
			this.position = Math.min(end + 1, this.bytes.length);
			return payload;
		}

		private byte[] line() {
			int end = this.position;
			while (end < this.bytes.length && this.bytes[end] != '\n') {
				end++;
			}
			byte[] line = Arrays.copyOfRange(this.bytes, this.position, end);
			this.position = Math.min(end + 1, this.bytes.length);
			return line;
		}

		private void skipEmptyLines() {
			while (this.position < this.bytes.length && this.bytes[this.position] == '\n') {
				this.position++;
			}
		}

	}

}
