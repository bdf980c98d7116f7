package io.github.tuxsentry.conventions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A page of Sentry that is made of spans, and what it needs of each of them.
 */
enum SentryPage {

	QUERIES("db(\\..+)?", "db.system", "db.system.name", "db.namespace", "db.operation.name"),

	OUTBOUND_REQUESTS("http\\.client", "server.address", "server.port", "http.request.method", "url.template"),

	CACHE_LOOKUPS("cache\\.get", "cache.key", "cache.hit", "cache.operation"),

	CACHE_WRITES("cache\\.(put|remove)", "cache.key", "cache.operation"),

	CACHE_FLUSHES("cache\\.flush", "cache.operation");

	private final Pattern operation;

	private final List<String> needs;

	SentryPage(String operation, String... needs) {
		this.operation = Pattern.compile(operation);
		this.needs = List.of(needs);
	}

	static boolean isShowing(JsonNode span) {
		return Arrays.stream(values()).anyMatch((page) -> page.shows(span));
	}

	boolean shows(JsonNode span) {
		return this.operation.matcher(span.path("op").asText()).matches();
	}

	/**
	 * Returns what the pages that show a span do not find in it.
	 */
	static List<String> missing(JsonNode span) {
		List<String> missing = new ArrayList<>();
		for (SentryPage page : values()) {
			if (page.shows(span)) {
				page.needs.stream().filter((key) -> !span.path("data").hasNonNull(key)).forEach(missing::add);
				if (span.path("description").asText().isBlank()) {
					missing.add("description");
				}
			}
		}
		if (isShowing(span) && !"ok".equals(span.path("status").asText())
				&& !span.path("data").hasNonNull("error.type")) {
			missing.add("error.type");
		}
		return missing;
	}

}
