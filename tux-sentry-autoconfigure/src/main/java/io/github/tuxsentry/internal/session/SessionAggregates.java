package io.github.tuxsentry.internal.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import io.sentry.JsonObjectWriter;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Item with the numbers of sessions in each minute. The SDK cannot create items of this
 * type, but its reader accepts items of any type.
 *
 * @param minutes the numbers by the minute in which the sessions were started
 * @param release the release
 * @param environment the environment
 */
record SessionAggregates(Map<Instant, SessionCounts> minutes, String release, @Nullable String environment) {

	/**
	 * Type of the item.
	 */
	static final String TYPE = "sessions";

	private static final int MAX_DEPTH = 10;

	/**
	 * Return an envelope with the item.
	 * @param options the options of the SDK
	 * @return the envelope
	 * @throws IOException if it cannot be created
	 */
	@Nullable SentryEnvelope toEnvelope(SentryOptions options) throws IOException {
		byte[] payload = json().getBytes(StandardCharsets.UTF_8);
		StringWriter header = new StringWriter();
		options.getSerializer().serialize(new SentryEnvelopeHeader(null, options.getSdkVersion()), header);
		String headers = header + "\n{\"type\":\"" + TYPE + "\",\"length\":" + payload.length + "}\n";
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(headers.getBytes(StandardCharsets.UTF_8));
		bytes.write(payload);
		return options.getEnvelopeReader().read(new ByteArrayInputStream(bytes.toByteArray()));
	}

	private String json() throws IOException {
		StringWriter json = new StringWriter();
		JsonObjectWriter writer = new JsonObjectWriter(json, MAX_DEPTH);
		writer.beginObject().name("aggregates").beginArray();
		for (Map.Entry<Instant, SessionCounts> minute : this.minutes.entrySet()) {
			writer.beginObject().name("started").value(minute.getKey().toString());
			for (Map.Entry<SessionCounts.Status, Integer> number : minute.getValue().numbers().entrySet()) {
				writer.name(number.getKey().key()).value(number.getValue());
			}
			writer.endObject();
		}
		writer.endArray().name("attrs").beginObject().name("release").value(this.release);
		if (this.environment != null) {
			writer.name("environment").value(this.environment);
		}
		writer.endObject().endObject();
		return json.toString();
	}

}
