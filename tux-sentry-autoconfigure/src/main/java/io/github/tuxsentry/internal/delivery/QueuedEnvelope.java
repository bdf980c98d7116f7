package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sentry.Hint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Envelope in the queue, compared by identity.
 */
sealed interface QueuedEnvelope {

	/**
	 * Read the encoded envelope.
	 * @return the encoded envelope
	 * @throws IOException if it cannot be encoded, or read any more
	 */
	byte[] read() throws IOException;

	/**
	 * Return the size in bytes, which is approximate while the envelope is not encoded.
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
	 * Envelope in memory, which is encoded when it is queued or later.
	 */
	final class InMemory implements QueuedEnvelope {

		private final EnvelopeAge age = EnvelopeAge.captured();

		private final Hint hint;

		private volatile Content content;

		InMemory(Content content, Hint hint) {
			this.content = content;
			this.hint = hint;
		}

		boolean isEncoded() {
			return !(this.content instanceof Content.Unencoded);
		}

		/**
		 * Replace the content with its encoded form.
		 */
		void encoded(Content content) {
			this.content = content;
		}

		@Override
		public byte[] read() throws IOException {
			return this.content.read();
		}

		@Override
		public long bytes() {
			return this.content.bytes();
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
		public Hint hint() {
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
