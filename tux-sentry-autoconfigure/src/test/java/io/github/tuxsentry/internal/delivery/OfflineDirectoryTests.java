package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OfflineDirectoryTests {

	private static final byte[] CONTENT = { 1, 2, 3 };

	private static final String PROJECT = "0f4ad33e-27ad-3df8-9d3c-8d0f6c0e3c5b";

	private static final long MAX_BYTES = 1 << 20;

	@TempDir
	private Path root;

	private Path project;

	@BeforeEach
	void createProject() throws IOException {
		this.project = Files.createDirectory(this.root.resolve(PROJECT));
	}

	@Test
	void restoresWhatAClosedOneLeftOldestFirst() throws IOException {
		try (OfflineDirectory one = open(); OfflineDirectory other = open()) {
			one.store(new byte[] { 3 }, 3000);
			other.store(new byte[] { 2 }, 2000);
			one.store(new byte[] { 1 }, 1000);
		}
		try (OfflineDirectory next = open()) {
			assertThat(next.restore().envelopes()).extracting(QueuedEnvelope.Stored::read)
				.containsExactly(new byte[] { 1 }, new byte[] { 2 }, new byte[] { 3 });
			assertThat(next.restore().envelopes()).isEmpty();
		}
	}

	@Test
	void leavesAloneWhatAnotherHolds() throws IOException {
		try (OfflineDirectory one = open(); OfflineDirectory other = open()) {
			QueuedEnvelope.Stored stored = one.store(CONTENT, 1000);
			assertThat(other.restore().envelopes()).isEmpty();
			assertThat(stored.read()).isEqualTo(CONTENT);
		}
	}

	@Test
	void leavesNothingBehindWhenAllIsSent() throws IOException {
		try (OfflineDirectory one = open()) {
			one.store(CONTENT, 1000).delete();
		}
		assertThat(everything()).isEmpty();
	}

	@Test
	void clearsTheSegmentsOfThoseThatAreGone() throws IOException {
		Files.createDirectories(this.project.resolve("segment-0123abcd"));
		Files.createFile(this.project.resolve("segment-4567abcd.lock"));
		try (OfflineDirectory one = open()) {
			assertThat(one.restore().envelopes()).isEmpty();
		}
		assertThat(everything()).isEmpty();
	}

	@Test
	void touchesNoFileOfOthers() throws IOException {
		Path foreign = Files.writeString(this.project.resolve("notes.txt"), "mine");
		Path segment = Files.createDirectories(this.project.resolve("segment-0123abcd"));
		Path inSegment = Files.writeString(segment.resolve("0000000001000-000000-0123abcd.envelope.bak"), "mine");
		try (OfflineDirectory one = open()) {
			one.restore();
		}
		assertThat(foreign).exists();
		assertThat(inSegment).exists();
	}

	@Test
	void createsAnAbsentRoot() throws IOException {
		Path absent = this.root.resolve("absent/root");
		try (OfflineDirectory one = OfflineDirectory.open(absent, PROJECT, MAX_BYTES)) {
			assertThat(one.store(CONTENT, 1000).file()).startsWith(absent.toRealPath());
		}
	}

	@Test
	void restoresEnvelopesUpToTheMaximumSize() throws IOException {
		try (OfflineDirectory one = open()) {
			one.store(new byte[(int) MAX_BYTES], 1000);
			one.store(new byte[(int) MAX_BYTES + 1], 2000);
		}
		try (OfflineDirectory next = open()) {
			OfflineDirectory.Restored restored = next.restore();
			assertThat(restored.envelopes()).singleElement()
				.satisfies((envelope) -> assertThat(envelope.read()).hasSize((int) MAX_BYTES));
			assertThat(restored.tooLarge()).isOne();
			assertThat(restored.ignored()).isZero();
		}
	}

	@Test
	void restoresASessionThatHasNotEnded() throws IOException {
		try (OfflineDirectory one = open(); OfflineDirectory other = open()) {
			one.storeSession(new byte[] { 1 });
			one.storeSession(CONTENT);
			other.storeSession(CONTENT);
			other.storeSession(null);
		}
		try (OfflineDirectory next = open()) {
			OfflineDirectory.Restored restored = next.restore();
			assertThat(restored.envelopes()).isEmpty();
			assertThat(restored.ignored()).isZero();
			assertThat(next.sessions()).singleElement()
				.satisfies((session) -> assertThat(session.content()).isEqualTo(CONTENT));
		}
		assertThat(everything()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "65536, 1", "65537, 0" })
	void restoresASessionOfUpToSixtyFourKibibytes(int size, int restored) throws IOException {
		try (OfflineDirectory one = open()) {
			one.storeSession(new byte[size]);
		}
		try (OfflineDirectory next = open()) {
			next.restore();
			assertThat(next.sessions()).hasSize(restored);
		}
		assertThat(everything()).isEmpty();
	}

	@Test
	void deletesWhatWasNotWrittenCompletely() throws IOException {
		Path segment = Files.createDirectories(this.project.resolve("segment-0123abcd"));
		Files.write(segment.resolve("0000000001000-000000-0123abcd.tmp"), CONTENT);
		try (OfflineDirectory one = open()) {
			OfflineDirectory.Restored restored = one.restore();
			assertThat(restored.envelopes()).isEmpty();
			assertThat(restored.ignored() + restored.tooLarge()).isZero();
			assertThat(one.sessions()).isEmpty();
		}
		assertThat(everything()).isEmpty();
	}

	private OfflineDirectory open() throws IOException {
		return OfflineDirectory.open(this.root, PROJECT, MAX_BYTES);
	}

	private List<Path> everything() throws IOException {
		try (Stream<Path> files = Files.list(this.project)) {
			return files.toList();
		}
	}

}
