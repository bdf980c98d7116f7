package io.github.tuxsentry.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Fields that a query of Sentry uses for grouping and filtering.
 */
final class SearchFields {

	private static final Pattern TERM = Pattern.compile("!?([\\w.]+):(\\[[^]]*]|\\S+)");

	private SearchFields() {
	}

	/**
	 * Return the fields of a query of a widget or of a data source of a monitor.
	 */
	static List<String> of(JsonNode query) {
		List<String> fields = new ArrayList<>();
		query.path("columns").forEach((column) -> fields.add(column.asText()));
		TERM.matcher(query.path("conditions").asText() + query.path("query").asText())
			.results()
			.map((term) -> term.group(1).equals("has") ? term.group(2) : term.group(1))
			.forEach(fields::add);
		return fields;
	}

	/**
	 * Return the values of a field, e.g. two values for {@code [error, fatal]}.
	 */
	static List<String> values(JsonNode query, String field) {
		return TERM.matcher(query.path("conditions").asText() + query.path("query").asText())
			.results()
			.filter((term) -> term.group(1).equals(field))
			.flatMap((term) -> List.of(term.group(2).replaceAll("[\\[\\] ]", "").split(",")).stream())
			.toList();
	}

}
