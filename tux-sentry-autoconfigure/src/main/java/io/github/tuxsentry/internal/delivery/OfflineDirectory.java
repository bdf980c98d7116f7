package io.github.tuxsentry.internal.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The envelopes of one project on disk. Each process writes to a lane of its own, a
 * directory that it holds by a lock on a file beside it; the operating system lets go of
 * the lock when the process ends, however it ends, and the next one takes over what is
 * left in the lane. A file appears under its name only once it is whole. Thread-safe.
 */
final class OfflineDirectory implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(OfflineDirectory.class);

	private static final Pattern ENVELOPE = Pattern.compile("(\\d{13})-\\d{6,}-[0-9a-f]{8}\\.envelope");

	private static final Pattern LANE = Pattern.compile("(lane-[0-9a-f]{8})(\\.lock)?");

	private static final int ATTEMPTS = 20;

	private final Path project;

	private final String id;

	private final Path lane;

	private final SegmentLock lock;

	private final AtomicInteger sequence = new AtomicInteger();

	private OfflineDirectory(Path project, String id, Path lane, SegmentLock lock) {
		this.project = project;
		this.id = id;
		this.lane = lane;
		this.lock = lock;
	}

	/**
	 * Takes a lane of its own.
	 * @param project the directory of the project, made if it is not there
	 * @return the directory, to be closed
	 * @throws IOException if nothing can be written there
	 */
	static OfflineDirectory open(Path project) throws IOException {
		OwnerOnlyPermissions.createDirectories(project);
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			String id = UUID.randomUUID().toString().substring(0, 8);
			SegmentLock lock = SegmentLock.tryAcquire(project.resolve("lane-" + id + ".lock"));
			if (lock != null) {
				Path lane = project.resolve("lane-" + id);
				OwnerOnlyPermissions.createDirectories(lane);
				return new OfflineDirectory(project, id, lane, lock);
			}
		}
		throw new IOException("No lock to be had in " + project);
	}

	/**
	 * Stores a packed envelope.
	 * @param content the envelope
	 * @param now the time in milliseconds since the epoch
	 * @return the stored envelope
	 * @throws IOException if it cannot be stored; then nothing of it is left
	 */
	StoredEnvelope store(byte[] content, long now) throws IOException {
		String name = String.format(Locale.ROOT, "%013d-%06d-%s", now, this.sequence.getAndIncrement(), this.id);
		Path temporary = this.lane.resolve(name + ".tmp");
		Path file = this.lane.resolve(name + ".envelope");
		try {
			Files.write(temporary, content);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			Files.deleteIfExists(temporary);
			throw ex;
		}
		return new StoredEnvelope(file, content.length, now);
	}

	/**
	 * Takes over what processes that are gone have left.
	 * @return the envelopes, oldest first
	 * @throws IOException if the directory cannot be read
	 */
	List<StoredEnvelope> restore() throws IOException {
		List<Path> found = new ArrayList<>();
		for (String name : lanes()) {
			if (!name.equals("lane-" + this.id)) {
				try {
					takeOver(name, found);
				}
				catch (IOException | UncheckedIOException ex) {
					logger.debug("The lane {} of the offline directory could not be taken over in whole", name, ex);
				}
			}
		}
		found.sort(Comparator.comparing(Path::getFileName));
		return found.stream().map(OfflineDirectory::parcel).toList();
	}

	private Set<String> lanes() throws IOException {
		try (Stream<Path> files = Files.list(this.project)) {
			return files.map((file) -> LANE.matcher(file.getFileName().toString()))
				.filter(Matcher::matches)
				.map((matcher) -> matcher.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private void takeOver(String name, List<Path> found) throws IOException {
		SegmentLock left = SegmentLock.tryAcquire(this.project.resolve(name + ".lock"));
		if (left == null) {
			return;
		}
		try (left) {
			Path directory = this.project.resolve(name);
			if (Files.isDirectory(directory)) {
				for (Path file : filesIn(directory)) {
					takeOver(file, found);
				}
				Files.delete(directory);
			}
			left.delete();
		}
	}

	private void takeOver(Path file, List<Path> found) throws IOException {
		String name = file.getFileName().toString();
		if (ENVELOPE.matcher(name).matches()) {
			found.add(Files.move(file, this.lane.resolve(name), StandardCopyOption.ATOMIC_MOVE));
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

	private static StoredEnvelope parcel(Path file) {
		Matcher matcher = ENVELOPE.matcher(file.getFileName().toString());
		long capturedAt = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
		return new StoredEnvelope(file, file.toFile().length(), capturedAt);
	}

	/**
	 * Gives the lane up. What is left in it is for the next process.
	 */
	@Override
	public void close() throws IOException {
		try (this.lock) {
			if (filesIn(this.lane).isEmpty()) {
				Files.delete(this.lane);
				this.lock.delete();
			}
		}
	}

}
