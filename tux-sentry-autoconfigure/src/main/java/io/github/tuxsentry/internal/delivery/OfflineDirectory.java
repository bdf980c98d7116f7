package io.github.tuxsentry.internal.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Envelopes of a project on disk. Each process writes to its own segment, a directory
 * protected by a lock on a file beside it. The operating system releases the lock when
 * the process ends, and the next process takes over the remaining envelopes. Files are
 * created atomically and readable by their owner only. Thread-safe.
 */
final class OfflineDirectory implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(OfflineDirectory.class);

	private static final Pattern ENVELOPE = Pattern.compile("(\\d{13})-\\d{6,}-[0-9a-f]{8}\\.envelope");

	private static final Pattern SEGMENT = Pattern.compile("(segment-[0-9a-f]{8})(\\.lock)?");

	private static final String SESSION = "session.json";

	private static final int MAX_ATTEMPTS = 20;

	private static final FileAttribute<?>[] OWNER_ONLY = FileSystems.getDefault()
		.supportedFileAttributeViews()
		.contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }
				: new FileAttribute<?>[0];

	private final Path project;

	private final String id;

	private final Path segment;

	private final SegmentLock lock;

	private final AtomicInteger sequence = new AtomicInteger();

	private final List<StoredSession> sessions = new CopyOnWriteArrayList<>();

	private OfflineDirectory(Path project, String id, Path segment, SegmentLock lock) {
		this.project = project;
		this.id = id;
		this.segment = segment;
		this.lock = lock;
	}

	/**
	 * Open a new segment.
	 * @param project the directory of the project, created if absent
	 * @return the directory, to be closed
	 * @throws IOException if the directory is not writable
	 */
	static OfflineDirectory open(Path project) throws IOException {
		createDirectories(project);
		for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			String id = UUID.randomUUID().toString().substring(0, 8);
			SegmentLock lock = SegmentLock.tryAcquire(project.resolve("segment-" + id + ".lock"));
			if (lock != null) {
				Path segment = project.resolve("segment-" + id);
				createDirectories(segment);
				return new OfflineDirectory(project, id, segment, lock);
			}
		}
		throw new IOException("Could not lock a segment in " + project);
	}

	private static void createDirectories(Path directory) throws IOException {
		Files.createDirectories(directory, OWNER_ONLY);
	}

	/**
	 * Store an encoded envelope.
	 * @param content the envelope
	 * @param now the time in milliseconds since the epoch
	 * @return the stored envelope
	 * @throws IOException if it cannot be stored
	 */
	QueuedEnvelope.Stored store(byte[] content, long now) throws IOException {
		String name = String.format(Locale.ROOT, "%013d-%06d-%s", now, this.sequence.getAndIncrement(), this.id);
		Path file = this.segment.resolve(name + ".envelope");
		write(file, name + ".tmp", content);
		return new QueuedEnvelope.Stored(file, content.length, now);
	}

	private void write(Path file, String temporaryName, byte[] content) throws IOException {
		Path temporary = this.segment.resolve(temporaryName);
		try {
			Files.write(temporary, content);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			Files.deleteIfExists(temporary);
			throw ex;
		}
	}

	/**
	 * Store the running session of this process.
	 * @param content the serialized session, or {@code null} once it has ended
	 * @throws IOException if it cannot be stored
	 */
	void storeSession(byte @Nullable [] content) throws IOException {
		if (content != null) {
			write(this.segment.resolve(SESSION), SESSION + ".tmp", content);
		}
		else {
			Files.deleteIfExists(this.segment.resolve(SESSION));
		}
	}

	/**
	 * Return the sessions that the processes whose envelopes were taken over have not
	 * ended.
	 */
	List<StoredSession> sessions() {
		return List.copyOf(this.sessions);
	}

	/**
	 * Take over the envelopes of processes that have ended.
	 * @return the envelopes, oldest first
	 * @throws IOException if the directory cannot be read
	 */
	List<QueuedEnvelope.Stored> restore() throws IOException {
		List<Path> found = new ArrayList<>();
		for (String name : segments()) {
			if (!name.equals("segment-" + this.id)) {
				try {
					takeOver(name, found);
				}
				catch (IOException | UncheckedIOException ex) {
					logger.debug("Could not take over all of segment {} of the offline directory", name, ex);
				}
			}
		}
		found.sort(Comparator.comparing(Path::getFileName));
		return found.stream().map(OfflineDirectory::restored).toList();
	}

	private Set<String> segments() throws IOException {
		try (Stream<Path> files = Files.list(this.project)) {
			return files.map((file) -> SEGMENT.matcher(file.getFileName().toString()))
				.filter(Matcher::matches)
				.map((matcher) -> matcher.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private void takeOver(String name, List<Path> found) throws IOException {
		SegmentLock lock = SegmentLock.tryAcquire(this.project.resolve(name + ".lock"));
		if (lock == null) {
			return;
		}
		try (lock) {
			Path directory = this.project.resolve(name);
			if (Files.isDirectory(directory)) {
				for (Path file : filesIn(directory)) {
					takeOver(file, found);
				}
				Files.delete(directory);
			}
			lock.delete();
		}
	}

	private void takeOver(Path file, List<Path> found) throws IOException {
		String name = file.getFileName().toString();
		if (ENVELOPE.matcher(name).matches()) {
			found.add(Files.move(file, this.segment.resolve(name), StandardCopyOption.ATOMIC_MOVE));
		}
		else if (name.equals(SESSION)) {
			this.sessions.add(new StoredSession(Files.readAllBytes(file), Files.getLastModifiedTime(file).toMillis()));
			Files.delete(file);
		}
		else if (name.endsWith(".tmp")) {
			Files.delete(file);
		}
	}

	private static List<Path> filesIn(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.toList();
		}
	}

	private static QueuedEnvelope.Stored restored(Path file) {
		Matcher matcher = ENVELOPE.matcher(file.getFileName().toString());
		long capturedAt = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
		return new QueuedEnvelope.Stored(file, file.toFile().length(), capturedAt);
	}

	/**
	 * Close the segment. The next process takes over the remaining envelopes.
	 */
	@Override
	public void close() throws IOException {
		try (this.lock) {
			if (filesIn(this.segment).isEmpty()) {
				Files.delete(this.segment);
				this.lock.delete();
			}
		}
	}

	/**
	 * Session that was not ended.
	 *
	 * @param content the serialized session
	 * @param updatedAt the time of its last update in milliseconds since the epoch
	 */
	record StoredSession(byte[] content, long updatedAt) {
	}

	/**
	 * Lock on a file, held by a single process until it is closed or the process ends.
	 */
	private static final class SegmentLock implements Closeable {

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
			FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

}
