package io.github.tuxsentry.internal.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import io.github.tuxsentry.internal.serialization.EnvelopeSnapshot;

/**
 * Content of an envelope in memory.
 */
sealed interface Content {

	/**
	 * Return the encoded envelope.
	 * @throws IOException if it cannot be encoded
	 */
	byte[] read() throws IOException;

	/**
	 * Return the size in bytes.
	 */
	long bytes();

	/**
	 * Return the content for an encoded envelope.
	 * @param encoded the encoded envelope
	 * @param compressed whether to compress it, to about a seventh
	 */
	static Content of(byte[] encoded, boolean compressed) throws IOException {
		return compressed ? Compressed.of(encoded) : new Plain(encoded);
	}

	/**
	 * Envelope whose texts are not yet scrubbed, and whose size is an estimate.
	 *
	 * @param envelope the envelope
	 * @param codec encodes the envelope
	 */
	record Unencoded(EnvelopeSnapshot envelope, EnvelopeCodec codec) implements Content {

		@Override
		public byte[] read() throws IOException {
			return this.codec.encode(this.envelope.serialized());
		}

		@Override
		public long bytes() {
			return this.envelope.bytes();
		}

	}

	/**
	 * Encoded envelope.
	 *
	 * @param encoded the encoded envelope
	 */
	record Plain(byte[] encoded) implements Content {

		@Override
		public byte[] read() {
			return this.encoded;
		}

		@Override
		public long bytes() {
			return this.encoded.length;
		}

	}

	/**
	 * Encoded envelope that is compressed.
	 *
	 * @param compressed the compressed form of the encoded envelope
	 */
	record Compressed(byte[] compressed) implements Content {

		static Compressed of(byte[] encoded) throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length / 4);
			Deflater deflater = new Deflater(Deflater.BEST_SPEED);
			try (OutputStream deflating = new DeflaterOutputStream(bytes, deflater)) {
				deflating.write(encoded);
			}
			finally {
				deflater.end();
			}
			return new Compressed(bytes.toByteArray());
		}

		@Override
		public byte[] read() throws IOException {
			try (InputStream inflater = new InflaterInputStream(new ByteArrayInputStream(this.compressed))) {
				return inflater.readAllBytes();
			}
		}

		@Override
		public long bytes() {
			return this.compressed.length;
		}

	}

}
