package io.github.tuxsentry.internal.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Lock on a file, held by a single process until it is closed or the process ends.
 */
final class SegmentLock implements Closeable {

	/**
	 * Locks of this process. On most systems, opening and closing a locked file again
	 * would release its lock.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path file;

	private final FileChannel channel;

	private SegmentLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Acquire the lock if it is free.
	 * @param file the file, created if absent
	 * @return the lock, or {@code null} if it is held
	 * @throws IOException if the file cannot be locked
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
		FileChannel channel = PrivateFiles.openForLock(file);
		boolean locked = false;
		try {
			// The previous owner may have just deleted the file.
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
	 * Delete the file while the lock is held.
	 * @throws IOException if the file cannot be deleted
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
