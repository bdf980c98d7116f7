package io.github.tuxsentry.test.sentry;

import java.nio.charset.StandardCharsets;

/**
 * A request to the ingest that could not be read as an envelope.
 *
 * @param body what was sent, decompressed where that was possible
 * @param reason why it could not be read, in words
 */
public record MalformedEnvelope(byte[] body, String reason) {

	/**
	 * What was sent, as text.
	 * @return the body read as UTF-8
	 */
	public String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "malformed envelope of " + this.body.length + " bytes: " + this.reason;
	}

}
