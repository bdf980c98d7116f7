package io.github.tuxsentry.benchmarks.work;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sentry.ISerializer;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEvent;

/**
 * Writes events as an SDK does before it sends them.
 */
public final class EventWriter {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final ISerializer serializer;

	/**
	 * Create a new writer.
	 * @param serializer the serializer of the SDK
	 */
	public EventWriter(ISerializer serializer) {
		this.serializer = serializer;
	}

	/**
	 * Write the envelope of an event.
	 * @param event the event
	 * @return the written envelope
	 * @throws Exception if the event cannot be written
	 */
	public byte[] write(SentryEvent event) throws Exception {
		ByteArrayOutputStream written = new ByteArrayOutputStream(64 * 1024);
		this.serializer.serialize(SentryEnvelope.from(this.serializer, event, null), written);
		return written.toByteArray();
	}

	/**
	 * Return the event of an envelope.
	 * @param envelope the envelope
	 * @return the JSON of the event
	 */
	public static JsonNode parse(byte[] envelope) {
		String item = new String(envelope, StandardCharsets.UTF_8).split("\n")[2];
		try {
			return JSON.readTree(item);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return all strings of an event.
	 * @param event the JSON of the event
	 * @return the strings
	 */
	public static List<String> texts(JsonNode event) {
		List<String> texts = new ArrayList<>();
		collect(event, texts);
		return texts;
	}

	private static void collect(JsonNode node, List<String> texts) {
		if (node.isTextual()) {
			texts.add(node.asText());
		}
		node.forEach((child) -> collect(child, texts));
	}

}
