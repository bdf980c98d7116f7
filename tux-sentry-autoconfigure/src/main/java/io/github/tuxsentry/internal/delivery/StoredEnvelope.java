package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sentry.Hint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A packed envelope in a file. Files count as whole blocks of a disk.
 */
final class StoredEnvelope implements QueuedEnvelope {

	private static final Logger logger = LoggerFactory.getLogger(StoredEnvelope.class);

	private static final long BLOCK = 4096;

	private final Path file;

	private final long bytes;

	private final long capturedAt;

	StoredEnvelope(Path file, long size, long capturedAt) {
		this.file = file;
		this.bytes = Math.max(1, (size + BLOCK - 1) / BLOCK) * BLOCK;
		this.capturedAt = capturedAt;
	}

	@Override
	public byte[] read() throws IOException {
		return Files.readAllBytes(this.file);
	}

	@Override
	public long bytes() {
		return this.bytes;
	}

	@Override
	public long capturedAt() {
		return this.capturedAt;
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
			logger.debug("A sent envelope stays in the offline directory and may be sent again", ex);
		}
	}

}
