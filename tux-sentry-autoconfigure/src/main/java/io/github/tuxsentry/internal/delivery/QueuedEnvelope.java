package io.github.tuxsentry.internal.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import io.sentry.Hint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encoded envelope in the queue, compared by identity.
 */
sealed interface QueuedEnvelope {

	/**
	 * Read the encoded envelope.
	 * @return the encoded envelope
	 * @throws IOException if it cannot be read any more
	 */
	byte[] read() throws IOException;

	/**
	 * Return the size in bytes.
	 */
	long bytes();

	/**
	 * Return the time since the capture.
	 */
	EnvelopeAge age();

	/**
	 * Return whether the envelope outlives the process.
	 */
	boolean isStored();

	/**
	 * Return the hint of the SDK, which is notified of the completion.
	 */
	@Nullable Hint hint();

	/**
	 * Release all resources but memory.
	 */
	void delete();

	/**
	 * Envelope in memory.
	 */
	final class InMemory implements QueuedEnvelope {

		private final byte[] content;

		private final boolean compressed;

		private final EnvelopeAge age = EnvelopeAge.captured();

		private final @Nullable Hint hint;

		private InMemory(byte[] content, boolean compressed, @Nullable Hint hint) {
			this.content = content;
			this.compressed = compressed;
			this.hint = hint;
		}

		static InMemory plain(byte[] content, Hint hint) {
			return new InMemory(content, false, hint);
		}

		/**
		 * Return an envelope that requires about a seventh of the memory.
		 */
		static InMemory compressed(byte[] content, Hint hint) throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 4);
			Deflater deflater = new Deflater(Deflater.BEST_SPEED);
			try (OutputStream deflating = new DeflaterOutputStream(bytes, deflater)) {
				deflating.write(content);
			}
			finally {
				deflater.end();
			}
			return new InMemory(bytes.toByteArray(), true, hint);
		}

		@Override
		public byte[] read() throws IOException {
			if (!this.compressed) {
				return this.content;
			}
			try (InputStream inflater = new InflaterInputStream(new ByteArrayInputStream(this.content))) {
				return inflater.readAllBytes();
			}
		}

		@Override
		public long bytes() {
			return this.content.length;
		}

		@Override
		public EnvelopeAge age() {
			return this.age;
		}

		@Override
		public boolean isStored() {
			return false;
		}

		@Override
		public @Nullable Hint hint() {
			return this.hint;
		}

		@Override
		public void delete() {
		}

	}

	/**
	 * Envelope in a file, whose size is counted in blocks of a disk.
	 */
	final class Stored implements QueuedEnvelope {

		private static final Logger logger = LoggerFactory.getLogger(Stored.class);

		private static final long BLOCK = 4096;

		/**
		 * Maximum size of an envelope that Sentry accepts.
		 */
		static final int MAX_BYTES = 200 << 20;

		private final Path file;

		private final long bytes;

		private final EnvelopeAge age;

		Stored(Path file, long size, EnvelopeAge age) {
			this.file = file;
			this.bytes = Math.max(1, (size + BLOCK - 1) / BLOCK) * BLOCK;
			this.age = age;
		}

		Path file() {
			return this.file;
		}

		@Override
		public byte[] read() throws IOException {
			return PrivateFiles.read(this.file, MAX_BYTES);
		}

		@Override
		public long bytes() {
			return this.bytes;
		}

		@Override
		public EnvelopeAge age() {
			return this.age;
		}

		@Override
		public boolean isStored() {
			return true;
		}

		@Override
		public @Nullable Hint hint() {
			return null;
		}

		@Override
		public void delete() {
			try {
				Files.deleteIfExists(this.file);
			}
			catch (IOException ex) {
				logger.debug("Could not delete a completed envelope, which may be sent again", ex);
			}
		}

	}

}
