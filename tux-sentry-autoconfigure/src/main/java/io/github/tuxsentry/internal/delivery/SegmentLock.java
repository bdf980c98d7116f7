package io.github.tuxsentry.internal.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * A lock on a file, held by one of all processes until it is closed or its process ends.
 */
final class SegmentLock implements Closeable {

	/**
	 * Those that this process holds. To open and close a locked file a second time would
	 * let go of its lock on most systems.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path file;

	private final FileChannel channel;

	private SegmentLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Takes the lock if nobody holds it.
	 * @param file the file, made if it is not there
	 * @return the lock, or {@code null} if someone holds it
	 * @throws IOException if the file cannot be locked at all
	 */
	static @Nullable SegmentLock tryAcquire(Path file) throws IOException {
		Path absolute = file.toAbsolutePath();
		if (!HELD.add(absolute)) {
			return null;
		}
		SegmentLock acquired = null;
		try {
			acquired = lock(absolute);
			return acquired;
		}
		finally {
			if (acquired == null) {
				HELD.remove(absolute);
			}
		}
	}

	private static @Nullable SegmentLock lock(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		boolean locked = false;
		try {
			// Whoever held it before may have deleted the file just now.
			locked = channel.tryLock() != null && Files.exists(file);
			return locked ? new SegmentLock(file, channel) : null;
		}
		finally {
			if (!locked) {
				channel.close();
			}
		}
	}

	/**
	 * Deletes the file while the lock is held.
	 * @throws IOException if that fails
	 */
	void delete() throws IOException {
		Files.deleteIfExists(this.file);
	}

	@Override
	public void close() throws IOException {
		try {
			this.channel.close();
		}
		finally {
			HELD.remove(this.file);
		}
	}

}
