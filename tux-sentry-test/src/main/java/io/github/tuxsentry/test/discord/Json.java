package io.github.tuxsentry.test.discord;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Factory and parser for JSON. Text that cannot be parsed is a missing node.
 */
final class Json {

	private static final ObjectMapper mapper = new ObjectMapper();

	private Json() {
	}

	static ObjectNode object() {
		return mapper.createObjectNode();
	}

	static ArrayNode array(JsonNode... elements) {
		ArrayNode array = mapper.createArrayNode();
		for (JsonNode element : elements) {
			array.add(element);
		}
		return array;
	}

	static JsonNode read(String text) {
		try {
			return mapper.readTree(text);
		}
		catch (IOException ex) {
			return MissingNode.getInstance();
		}
	}

}
