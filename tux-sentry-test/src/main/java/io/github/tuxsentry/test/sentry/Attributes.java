package io.github.tuxsentry.test.sentry;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reader of the attributes of metrics and logs.
 */
final class Attributes {

	private Attributes() {
	}

	/**
	 * Return the attributes of a metric or log.
	 * @param entry the metric or log as JSON
	 * @return the values by key: strings, booleans, {@link Long} or {@link Double}
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
	 * Convert a number to the type that numbers have in attributes.
	 * @param value the value
	 * @return a {@link Long} or {@link Double} for a number, otherwise the value itself
	 */
	static Object widened(Object value) {
		if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
			return ((Number) value).longValue();
		}
		return (value instanceof Float number) ? (Object) number.doubleValue() : value;
	}

}
