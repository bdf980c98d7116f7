package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SegmentLockTests {

	@TempDir
	private Path directory;

	@Test
	void isHeldByASingleOwner() throws IOException {
		SegmentLock lock = SegmentLock.tryAcquire(file());
		assertThat(lock).isNotNull();
		assertThat(SegmentLock.tryAcquire(file())).isNull();
		lock.close();
		try (SegmentLock next = SegmentLock.tryAcquire(file())) {
			assertThat(next).isNotNull();
		}
	}

	@Test
	void isALockOnTheFile() throws IOException {
		SegmentLock lock = SegmentLock.tryAcquire(file());
		assertThat(lock).isNotNull();
		try (FileChannel other = FileChannel.open(file(), StandardOpenOption.WRITE)) {
			assertThatExceptionOfType(OverlappingFileLockException.class).isThrownBy(other::tryLock);
			lock.close();
			assertThat(other.tryLock()).isNotNull();
		}
	}

	@Test
	void isFreeAfterAFailure() throws IOException {
		Files.createDirectory(file());
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> SegmentLock.tryAcquire(file()))
			.withMessageContaining("not a regular file");
		Files.delete(file());
		try (SegmentLock lock = SegmentLock.tryAcquire(file())) {
			assertThat(lock).isNotNull();
			lock.delete();
			assertThat(file()).doesNotExist();
		}
	}

	private Path file() {
		return this.directory.resolve("segment-0123abcd.lock");
	}

}
