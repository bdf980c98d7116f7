package io.github.tuxsentry.internal.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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

	private static final int MAX_SESSION_BYTES = 64 * 1024;

	/**
	 * Maximum number of files that are taken over from a segment at once.
	 */
	private static final int MAX_FILES = 100_000;

	private static final long MAX_TIME = 9_999_999_999_999L;

	private final Path project;

	private final String id;

	private final Path segment;

	private final SegmentLock lock;

	private final AtomicInteger sequence = new AtomicInteger();

	private final List<StoredSession> sessions = new CopyOnWriteArrayList<>();

	private final long maxBytes;

	private OfflineDirectory(Path project, long maxBytes, String id, Path segment, SegmentLock lock) {
		this.project = project;
		this.maxBytes = maxBytes;
		this.id = id;
		this.segment = segment;
		this.lock = lock;
	}

	/**
	 * Open a new segment.
	 * @param root the configured directory, created if absent
	 * @param projectName the name of the directory of the project, created if absent
	 * @param maxBytes the maximum size of an envelope of an earlier process
	 * @return the directory, to be closed
	 * @throws IOException if the directory is not writable, or accessible to others
	 */
	static OfflineDirectory open(Path root, String projectName, long maxBytes) throws IOException {
		Path project = OfflineRoot.create(root).resolve(projectName);
		PrivateFiles.createDirectory(project);
		for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			String id = UUID.randomUUID().toString().substring(0, 8);
			SegmentLock lock = SegmentLock.tryAcquire(project.resolve("segment-" + id + ".lock"));
			if (lock != null) {
				Path segment = project.resolve("segment-" + id);
				PrivateFiles.createDirectory(segment);
				return new OfflineDirectory(project, Math.min(maxBytes, QueuedEnvelope.Stored.MAX_BYTES), id, segment,
						lock);
			}
		}
		throw new IOException("Could not lock a segment in " + project);
	}

	/**
	 * Store an encoded envelope.
	 * @param content the envelope
	 * @param now the time in milliseconds since the epoch
	 * @return the stored envelope
	 * @throws IOException if it cannot be stored
	 */
	QueuedEnvelope.Stored store(byte[] content, long now) throws IOException {
		String name = String.format(Locale.ROOT, "%013d-%06d-%s", Math.max(0, Math.min(now, MAX_TIME)),
				this.sequence.getAndIncrement(), this.id);
		Path file = this.segment.resolve(name + ".envelope");
		write(file, name + ".tmp", content);
		return new QueuedEnvelope.Stored(file, content.length, EnvelopeAge.captured());
	}

	private void write(Path file, String temporaryName, byte[] content) throws IOException {
		Path temporary = this.segment.resolve(temporaryName);
		try {
			Files.deleteIfExists(temporary);
			PrivateFiles.write(temporary, content);
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
	Restored restore() throws IOException {
		Restored restored = new Restored();
		for (String name : segments()) {
			if (!name.equals("segment-" + this.id)) {
				try {
					takeOver(name, restored);
				}
				catch (IOException | UncheckedIOException ex) {
					logger.debug("Could not take over all of segment {} of the offline directory", name, ex);
				}
			}
		}
		restored.envelopes.sort(Comparator.comparing((envelope) -> envelope.file().getFileName()));
		return restored;
	}

	private Set<String> segments() throws IOException {
		try (Stream<Path> files = Files.list(this.project)) {
			return files.limit(MAX_FILES)
				.map((file) -> SEGMENT.matcher(file.getFileName().toString()))
				.filter(Matcher::matches)
				.map((matcher) -> matcher.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private void takeOver(String name, Restored restored) throws IOException {
		SegmentLock lock = SegmentLock.tryAcquire(this.project.resolve(name + ".lock"));
		if (lock == null) {
			return;
		}
		try (lock) {
			Path directory = this.project.resolve(name);
			if (PrivateFiles.isDirectory(directory)) {
				for (Path file : filesIn(directory)) {
					takeOver(file, restored);
				}
				Files.delete(directory);
			}
			lock.delete();
		}
	}

	private void takeOver(Path file, Restored restored) throws IOException {
		String name = file.getFileName().toString();
		Matcher envelope = ENVELOPE.matcher(name);
		boolean isOurs = envelope.matches() || name.equals(SESSION) || name.endsWith(".tmp");
		BasicFileAttributes attributes = isOurs ? PrivateFiles.regular(file) : null;
		if (attributes == null) {
			restored.ignored++;
		}
		else if (envelope.matches() && attributes.size() <= this.maxBytes) {
			Path own = Files.move(file, this.segment.resolve(name), StandardCopyOption.ATOMIC_MOVE);
			restored.envelopes.add(new QueuedEnvelope.Stored(own, attributes.size(),
					EnvelopeAge.restored(Long.parseLong(envelope.group(1)))));
		}
		else if (envelope.matches()) {
			Files.delete(file);
			restored.tooLarge++;
		}
		else {
			if (name.equals(SESSION) && attributes.size() <= MAX_SESSION_BYTES) {
				this.sessions.add(new StoredSession(PrivateFiles.read(file, MAX_SESSION_BYTES),
						attributes.lastModifiedTime().toMillis()));
			}
			Files.delete(file);
		}
	}

	private static List<Path> filesIn(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.limit(MAX_FILES).toList();
		}
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
	 * What earlier processes have left.
	 */
	static final class Restored {

		private final List<QueuedEnvelope.Stored> envelopes = new ArrayList<>();

		private int tooLarge;

		private int ignored;

		/**
		 * Return the envelopes, oldest first.
		 */
		List<QueuedEnvelope.Stored> envelopes() {
			return List.copyOf(this.envelopes);
		}

		/**
		 * Return the number of envelopes that were deleted because of their size.
		 */
		int tooLarge() {
			return this.tooLarge;
		}

		/**
		 * Return the number of files that are not envelopes and were not touched.
		 */
		int ignored() {
			return this.ignored;
		}

	}

}
