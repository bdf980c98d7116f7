package io.github.tuxsentry.test.sentry;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate of the sessions that were started within a minute, received in an item of
 * type {@code sessions}. The numbers of several aggregates for the same minute have to be
 * added. Immutable and thread-safe.
 *
 * @param started the start of the minute, in ISO 8601 format
 * @param exited the number of sessions that ended without errors
 * @param errored the number of sessions that ended with errors
 * @param crashed the number of sessions that crashed
 * @param abnormal the number of sessions that ended abnormally
 * @param release the release
 * @param environment the environment, or {@code null}
 * @since 0.1.0
 */
public record LocalSessionAggregate(String started, int exited, int errored, int crashed, int abnormal, String release,
		@Nullable String environment) {

	static List<LocalSessionAggregate> allIn(List<SentryItem> items) {
		List<LocalSessionAggregate> found = new ArrayList<>();
		items.stream().filter((item) -> item.type().equals(SentryItem.SESSIONS)).forEach((item) -> {
			JsonNode attributes = item.payload().path("attrs");
			item.payload().path("aggregates").forEach((aggregate) -> found.add(of(aggregate, attributes)));
		});
		return List.copyOf(found);
	}

	private static LocalSessionAggregate of(JsonNode json, JsonNode attributes) {
		return new LocalSessionAggregate(json.path("started").asText(), json.path("exited").asInt(),
				json.path("errored").asInt(), json.path("crashed").asInt(), json.path("abnormal").asInt(),
				attributes.path("release").asText(), attributes.path("environment").textValue());
	}

}
