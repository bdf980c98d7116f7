package io.github.tuxsentry.test.sentry;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of the sessions that were started in a minute, as they were received in an item
 * of type {@code sessions}. Several aggregates of a minute add up.
 *
 * @param started the minute
 * @param exited the number of sessions that ended without errors
 * @param errored the number of sessions that ended with errors
 * @param crashed the number of sessions that have crashed
 * @param abnormal the number of sessions that ended abnormally
 * @param release the release
 * @param environment the environment, or {@code null}
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
