package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Reader and factory of JSON. The length of strings is not limited, since envelopes can
 * contain very long ones.
 */
final class Json {

	private static final ObjectMapper mapper = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private Json() {
	}

	static JsonNode read(byte[] json) throws IOException {
		return mapper.readTree(json);
	}

	static JsonNode readOrText(byte[] payload) {
		try {
			JsonNode node = read(payload);
			if (!node.isMissingNode()) {
				return node;
			}
		}
		catch (IOException ex) {
			// Not JSON, e.g. an attachment: the payload is kept as text.
		}
		return mapper.getNodeFactory().textNode(new String(payload, StandardCharsets.UTF_8));
	}

	/**
	 * Convert a value to the JSON that the receiver reads, in which {@code 1} and
	 * {@code 1L} are equal.
	 * @param value the value
	 * @return the value as JSON
	 * @throws IllegalArgumentException if the value cannot be serialized as JSON
	 */
	static JsonNode onTheWire(@Nullable Object value) {
		try {
			return read(mapper.writeValueAsBytes(value));
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("Not a JSON value: " + value, ex);
		}
	}

	static String object(String key, String value) {
		return object().put(key, value).toString();
	}

	static ObjectNode object(Map<String, ?> values) {
		return mapper.valueToTree(values);
	}

	static ObjectNode object() {
		return mapper.createObjectNode();
	}

	static ArrayNode array() {
		return mapper.createArrayNode();
	}

}
