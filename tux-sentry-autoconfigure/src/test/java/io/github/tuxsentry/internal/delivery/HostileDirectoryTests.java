package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.LogLines;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that no file in the offline directory prevents the start, the delivery of other
 * envelopes or the protection of their content.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class HostileDirectoryTests {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	@AutoClose
	private final LogLines lines = LogLines.of("io.github.tuxsentry.internal.delivery");

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@TempDir
	private Path directory;

	@Test
	void deletesAndCountsAFileThatIsTooLarge() throws IOException {
		Path segment = leave(2);
		for (String name : List.of("0000000001000-000000-0123abcd.envelope", "session.json")) {
			try (RandomAccessFile file = new RandomAccessFile(segment.resolve(name).toFile(), "rw")) {
				file.setLength(3L << 30);
			}
		}
		try (RunningDelivery next = offline()) {
			assertThat(next.stats().restored()).isEqualTo(3);
			assertThat(next.await((stats) -> stats.sent() == 2).dropped()).containsOnly(Map.entry("corrupt", 1L));
		}
		assertThat(messages()).containsExactly("m0", "m1");
		assertThat(files()).isEmpty();
		assertThat(warnings()).singleElement().asString().contains("1 files that are too large");
	}

	@Test
	void ignoresWhatIsNoRegularFile() throws Exception {
		Path segment = leave(2);
		Path foreign = Files.writeString(this.directory.resolve("foreign"), "mine");
		Path pipe = pipe(segment.resolve("0000000001000-000000-0123abcd.envelope"));
		Path link = Files.createSymbolicLink(segment.resolve("0000000001000-000001-0123abcd.envelope"), foreign);
		Path folder = Files.createDirectory(segment.resolve("0000000001000-000002-0123abcd.envelope"));
		Path session = pipe(segment.resolve("session.json"));
		try (RunningDelivery next = offline()) {
			assertThat(next.stats().restored()).isEqualTo(2);
			next.await((stats) -> stats.sent() == 2 && stats.dropped().isEmpty());
		}
		assertThat(List.of(pipe, link, folder, session))
			.allMatch((path) -> Files.exists(path, LinkOption.NOFOLLOW_LINKS));
		assertThat(foreign).hasContent("mine");
		assertThat(warnings()).singleElement().asString().contains("4 that are none");
	}

	@Test
	void followsNoLinkToASegment() throws IOException {
		Path project = leave(1).getParent();
		Path foreign = Files.createDirectory(this.directory.resolve("foreign"));
		Path envelope = Files.writeString(foreign.resolve("0000000001000-000000-0123abcd.envelope"), "mine");
		Files.createSymbolicLink(project.resolve("segment-0123abcd"), foreign);
		Path lock = Files.writeString(foreign.resolve("lock"), "mine");
		Files.createSymbolicLink(project.resolve("segment-4567abcd.lock"), lock);
		try (RunningDelivery next = offline()) {
			next.await((stats) -> stats.restored() == 1 && stats.sent() == 1 && stats.dropped().isEmpty());
		}
		assertThat(envelope).hasContent("mine");
		assertThat(lock).hasContent("mine");
	}

	@Test
	void opensNoPipeForALock() throws Exception {
		Path project = leave(1).getParent();
		Files.createDirectory(project.resolve("segment-0123abcd"));
		pipe(project.resolve("segment-0123abcd.lock"));
		try (RunningDelivery next = offline()) {
			next.await((stats) -> stats.sent() == 1);
		}
	}

	@Test
	void doesNotReadWhatBecameAPipeInTheMeantime() throws Exception {
		this.sentry.stopAccepting();
		try (RunningDelivery delivery = offline()) {
			delivery.capture("m", 2);
			delivery.await(DeliveryStats::failing);
			Path first = files().stream()
				.filter((file) -> file.toString().endsWith("envelope"))
				.sorted()
				.findFirst()
				.orElseThrow();
			Files.delete(first);
			pipe(first);
			this.sentry.resumeAccepting();
			Sentry.flush(30_000);
			delivery.await((stats) -> stats.sent() == 1 && stats.dropped().getOrDefault("corrupt", 0L) == 1);
		}
	}

	@Test
	void restrictsDirectoriesThatOthersCanAccess() throws IOException {
		Path segment = leave(1);
		List<Path> open = List.of(this.directory, segment.getParent());
		for (Path path : open) {
			Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
		}
		this.sentry.stopAccepting();
		try (RunningDelivery next = offline()) {
			next.capture("m", 1);
			assertThat(open)
				.allSatisfy((path) -> assertThat(Files.getPosixFilePermissions(path)).isEqualTo(OWNER_ONLY));
			assertThat(files()).isNotEmpty()
				.allSatisfy((file) -> assertThat(Files.getPosixFilePermissions(file))
					.isEqualTo(PosixFilePermissions.fromString("rw-------")));
		}
		assertThat(warnings()).noneMatch((line) -> line.contains("cannot be used"));
	}

	@Test
	void doesNotRestrictADirectoryWithFilesOfOthers() throws IOException {
		Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwxr-xr-x");
		Files.writeString(this.directory.resolve("notes.txt"), "mine");
		Files.setPosixFilePermissions(this.directory, open);
		try (RunningDelivery next = offline()) {
			assertThat(Files.getPosixFilePermissions(this.directory)).isEqualTo(open);
			assertThat(projects()).singleElement()
				.satisfies((project) -> assertThat(Files.getPosixFilePermissions(project)).isEqualTo(OWNER_ONLY));
		}
	}

	@Test
	void usesNoDirectoryOfAnotherUser() throws IOException {
		Path project = leave(1).getParent();
		Assumptions.assumeTrue(giveAway(project), "only the superuser can give a directory away");
		this.sentry.stopAccepting();
		try (RunningDelivery next = offline()) {
			next.capture("m", 1);
			assertThat(next.stats().restored()).isZero();
			assertThat(next.stats().queued()).isOne();
		}
		assertThat(warnings())
			.anyMatch((line) -> line.contains("queued in memory only") && line.contains("another user"));
		assertThat(giveAway(this.directory)).isTrue();
		this.lines.clear();
		offline().close();
		assertThat(warnings()).singleElement().asString().contains("queued in memory only", "another user");
	}

	@Test
	void usesNoRootOfAnotherUser() throws IOException {
		Path root = Files.createDirectory(this.directory.resolve("root"));
		Assumptions.assumeTrue(giveAway(root), "only the superuser can give a directory away");
		this.sentry.stopAccepting();
		try (RunningDelivery delivery = new RunningDelivery(this.sentry, RunningDelivery.offline(root))) {
			delivery.capture("m", 1);
			assertThat(delivery.stats().queued()).isOne();
			assertThat(root).isEmptyDirectory();
		}
		assertThat(warnings()).singleElement().asString().contains("queued in memory only", "another user");
	}

	private static boolean giveAway(Path path) {
		try {
			Files.setAttribute(path, "unix:uid", 12345);
			return true;
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

	@Test
	void usesNoLinkInsteadOfItsOwnDirectory() throws IOException {
		Path project = leave(1).getParent();
		Path foreign = this.directory.resolveSibling(this.directory.getFileName() + "-foreign");
		Files.move(project, foreign);
		Files.createSymbolicLink(project, foreign);
		try (RunningDelivery next = offline()) {
			assertThat(next.stats().restored()).isZero();
			next.capture("n", 1).await((stats) -> stats.sent() == 1);
		}
		Files.delete(project);
		Files.move(foreign, project);
		assertThat(warnings()).anyMatch((line) -> line.contains("queued in memory only"));
	}

	@Test
	void doesNotExpireAllBecauseTheClockHasJumped() throws IOException {
		Path segment = leave(2);
		for (Path file : files()) {
			String name = file.getFileName().toString();
			if (name.endsWith(".envelope")) {
				Files.move(file, segment.resolve("0000000000001" + name.substring(13)));
			}
		}
		try (RunningDelivery next = offline()) {
			next.await((stats) -> stats.sent() == 2 && stats.dropped().isEmpty());
		}
	}

	/**
	 * Leave envelopes as a process that has ended.
	 * @return the segment of the process
	 */
	private Path leave(int number) {
		this.sentry.stopAccepting();
		try (RunningDelivery first = offline()) {
			first.capture("m", number);
		}
		this.sentry.resumeAccepting();
		this.lines.clear();
		return files().stream()
			.filter((file) -> file.toString().endsWith(".envelope"))
			.findFirst()
			.orElseThrow()
			.getParent();
	}

	private static Path pipe(Path path) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("mkfifo", path.toString()).start();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		return path;
	}

	private RunningDelivery offline() {
		return new RunningDelivery(this.sentry, RunningDelivery.offline(this.directory));
	}

	private List<Path> projects() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.filter(Files::isDirectory).toList();
		}
	}

	private List<Path> files() {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.filter((file) -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
				.filter((file) -> !file.toString().endsWith(".lock"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> messages() {
		return this.sentry.events().stream().map(SentryItem::message).toList();
	}

	private List<String> warnings() {
		return this.lines.messages().stream().filter((line) -> !line.contains("sent to Sentry")).toList();
	}

}
