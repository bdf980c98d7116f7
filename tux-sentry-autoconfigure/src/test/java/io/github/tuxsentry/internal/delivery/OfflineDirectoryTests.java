package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OfflineDirectoryTests {

	private static final byte[] CONTENT = { 1, 2, 3 };

	@TempDir
	private Path project;

	@Test
	void restoresWhatAClosedOneLeftOldestFirst() throws IOException {
		try (OfflineDirectory one = OfflineDirectory.open(this.project);
				OfflineDirectory other = OfflineDirectory.open(this.project)) {
			one.store(CONTENT, 3000);
			other.store(CONTENT, 2000);
			one.store(CONTENT, 1000);
		}
		try (OfflineDirectory next = OfflineDirectory.open(this.project)) {
			List<QueuedEnvelope.Stored> restored = next.restore();
			assertThat(restored).extracting(QueuedEnvelope.Stored::capturedAt).containsExactly(1000L, 2000L, 3000L);
			assertThat(restored.get(0).read()).isEqualTo(CONTENT);
			assertThat(next.restore()).isEmpty();
		}
	}

	@Test
	void leavesAloneWhatAnotherHolds() throws IOException {
		try (OfflineDirectory one = OfflineDirectory.open(this.project);
				OfflineDirectory other = OfflineDirectory.open(this.project)) {
			QueuedEnvelope.Stored stored = one.store(CONTENT, 1000);
			assertThat(other.restore()).isEmpty();
			assertThat(stored.read()).isEqualTo(CONTENT);
		}
	}

	@Test
	void leavesNothingBehindWhenAllIsSent() throws IOException {
		try (OfflineDirectory one = OfflineDirectory.open(this.project)) {
			one.store(CONTENT, 1000).delete();
		}
		assertThat(everything()).isEmpty();
	}

	@Test
	void clearsTheSegmentsOfThoseThatAreGone() throws IOException {
		Files.createDirectories(this.project.resolve("segment-0123abcd"));
		Files.createFile(this.project.resolve("segment-4567abcd.lock"));
		try (OfflineDirectory one = OfflineDirectory.open(this.project)) {
			assertThat(one.restore()).isEmpty();
		}
		assertThat(everything()).isEmpty();
	}

	@Test
	void touchesNoFileOfOthers() throws IOException {
		Path foreign = Files.writeString(this.project.resolve("notes.txt"), "mine");
		Path segment = Files.createDirectories(this.project.resolve("segment-0123abcd"));
		Path inSegment = Files.writeString(segment.resolve("0000000001000-000000-0123abcd.envelope.bak"), "mine");
		try (OfflineDirectory one = OfflineDirectory.open(this.project)) {
			one.restore();
		}
		assertThat(foreign).exists();
		assertThat(inSegment).exists();
	}

	private List<Path> everything() throws IOException {
		try (Stream<Path> files = Files.list(this.project)) {
			return files.toList();
		}
	}

}
