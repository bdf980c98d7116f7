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
 * Turns envelopes into bytes and back with the SDK's own serializer.
 */
final class EnvelopeCodec {

	private final SentryOptions options;

	EnvelopeCodec(SentryOptions options) {
		this.options = options;
	}

	byte[] pack(SentryEnvelope envelope) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		serialize(envelope, bytes);
		return bytes.toByteArray();
	}

	/**
	 * Packs an envelope for the wire.
	 * @param envelope the envelope, whose header is told the time
	 * @return the bytes
	 * @throws IOException if it cannot be serialized
	 */
	byte[] packForSending(SentryEnvelope envelope) throws IOException {
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
	 * Unpacks an envelope.
	 * @param packed what {@link #pack} made of it
	 * @return the envelope, or {@code null} if the bytes are not one
	 */
	@Nullable SentryEnvelope unpack(byte[] packed) {
		try {
			return this.options.getEnvelopeReader().read(new ByteArrayInputStream(packed));
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
	}

}
