package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sentry.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueuedEnvelopeTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "0, 4096", "1, 4096", "4096, 4096", "4097, 8192", "3000000000, 3000000512" })
	void ofAFileUsesBlocksOfADisk(long size, long bytes) {
		assertThat(new QueuedEnvelope.Stored(this.directory.resolve("a"), size, EnvelopeAge.captured()).bytes())
			.isEqualTo(bytes);
	}

	@Test
	void ofAFileIsStoredUntilItIsDeleted() throws IOException {
		EnvelopeAge age = EnvelopeAge.captured();
		Path file = Files.write(this.directory.resolve("a"), new byte[] { 1, 2 });
		QueuedEnvelope.Stored envelope = new QueuedEnvelope.Stored(file, 2, age);
		assertThat(envelope.read()).containsExactly(1, 2);
		assertThat(envelope.isStored()).isTrue();
		assertThat(envelope.age()).isSameAs(age);
		assertThat(envelope.hint()).isNull();
		envelope.delete();
		assertThat(file).doesNotExist();
		envelope.delete();
	}

	@Test
	void inMemoryHasTheHintOfTheCapture() throws IOException {
		Hint hint = new Hint();
		QueuedEnvelope.InMemory envelope = new QueuedEnvelope.InMemory(new Content.Plain(new byte[] { 1, 2 }), hint);
		assertThat(envelope.read()).containsExactly(1, 2);
		assertThat(envelope.bytes()).isEqualTo(2);
		assertThat(envelope.isStored()).isFalse();
		assertThat(envelope.isEncoded()).isTrue();
		assertThat(envelope.hint()).isSameAs(hint);
		assertThat(envelope.age().exceeds(Long.MAX_VALUE)).isFalse();
	}

}
