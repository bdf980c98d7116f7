package io.github.tuxsentry.test.sentry;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The attributes of a metric or a log.
 */
final class Attributes {

	private Attributes() {
	}

	/**
	 * Reads the attributes of an entry.
	 * @return the values by their keys: strings, booleans, {@link Long} or {@link Double}
	 */
	static Map<String, Object> of(JsonNode entry) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		entry.path("attributes")
			.properties()
			.forEach((attribute) -> attributes.put(attribute.getKey(), unwrap(attribute.getValue().path("value"))));
		return Map.copyOf(attributes);
	}

	private static Object unwrap(JsonNode value) {
		if (value.isBoolean()) {
			return value.booleanValue();
		}
		if (value.isIntegralNumber()) {
			return value.longValue();
		}
		return (value.isNumber()) ? value.doubleValue() : value.asText();
	}

	/**
	 * Widens a number to the type that it has among the attributes.
	 */
	static Object widened(Object value) {
		if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
			return ((Number) value).longValue();
		}
		return (value instanceof Float number) ? (Object) number.doubleValue() : value;
	}

}
