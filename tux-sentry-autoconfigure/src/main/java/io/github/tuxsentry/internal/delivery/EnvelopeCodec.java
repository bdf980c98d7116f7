package io.github.tuxsentry.internal.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;
import java.util.zip.GZIPOutputStream;

import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Codec for envelopes, based on the SDK's own serializer.
 */
final class EnvelopeCodec {

	private final SentryOptions options;

	EnvelopeCodec(SentryOptions options) {
		this.options = options;
	}

	byte[] encode(SentryEnvelope envelope) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		serialize(envelope, bytes);
		return bytes.toByteArray();
	}

	/**
	 * Encode and compress an envelope for sending.
	 * @param envelope the envelope, whose header receives the current time
	 * @return the bytes
	 * @throws IOException if it cannot be serialized
	 */
	byte[] encodeForSending(SentryEnvelope envelope) throws IOException {
		envelope.getHeader().setSentAt(new Date());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			serialize(envelope, gzip);
		}
		return bytes.toByteArray();
	}

	private void serialize(SentryEnvelope envelope, OutputStream target) throws IOException {
		try {
			this.options.getSerializer().serialize(envelope, target);
		}
		catch (IOException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * Decode an envelope.
	 * @param encoded the result of {@link #encode}
	 * @return the envelope, or {@code null} if the bytes are not an envelope
	 */
	@Nullable SentryEnvelope decode(byte[] encoded) {
		try {
			return this.options.getEnvelopeReader().read(new ByteArrayInputStream(encoded));
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
	}

}
