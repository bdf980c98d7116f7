package io.github.tuxsentry.test.sentry;

import java.nio.charset.StandardCharsets;

/**
 * Request to the ingestion endpoint that could not be parsed as an envelope. The body is
 * shared and must not be modified.
 *
 * @param body the body, decompressed if that was possible
 * @param reason the reason for which the body could not be parsed
 * @since 0.1.0
 */
public record MalformedEnvelope(byte[] body, String reason) {

	/**
	 * Return the body as text.
	 * @return the body, decoded as UTF-8
	 */
	public String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "malformed envelope of " + this.body.length + " bytes: " + this.reason;
	}

}
