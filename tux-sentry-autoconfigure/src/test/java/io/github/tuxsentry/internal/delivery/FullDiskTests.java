package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.LogLines;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Sentry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that envelopes are queued in memory while the disk is full, or may not be
 * written. A full disk requires the superuser, who can mount a small one; missing
 * permissions require any other user.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@TempDir
	private Path directory;

	@Test
	void queuesInMemoryWhileTheDiskIsFull() throws Exception {
		Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", this.directory.toString()));
		try {
			this.sentry.stopAccepting();
			assertThat(warnings(() -> {
				try (RunningDelivery delivery = offline()) {
					delivery.capture("m", 100);
					assertThat(delivery.stats().dropped()).isEmpty();
					assertThat(delivery.stats().queued()).isEqualTo(100);
					this.sentry.resumeAccepting();
					Sentry.flush(30_000);
					delivery.await((stats) -> stats.sent() == 100);
					delivery.capture("n", 1).await((stats) -> stats.sent() == 101);
				}
			})).filteredOn((line) -> line.contains("offline directory"))
				.singleElement()
				.asString()
				.contains("queued in memory", "No space left");
		}
		finally {
			run("umount", this.directory.toString());
		}
	}

	@Test
	void startsWithAFullDisk() throws Exception {
		Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", this.directory.toString()));
		try {
			Path filler = this.directory.resolve("filler");
			try {
				Files.write(filler, new byte[1 << 20]);
			}
			catch (IOException ex) {
				// the disk is full
			}
			try (RunningDelivery delivery = offline()) {
				delivery.capture("m", 3).await((stats) -> stats.sent() == 3 && stats.dropped().isEmpty());
			}
		}
		finally {
			run("umount", this.directory.toString());
		}
	}

	@Test
	void queuesInMemoryWithoutPermission() throws Exception {
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("r-xr-xr-x"));
		Assumptions.assumeFalse(Files.isWritable(this.directory), "the superuser may write everywhere");
		try {
			assertThat(warnings(() -> {
				try (RunningDelivery delivery = offline()) {
					delivery.capture("m", 3).await((stats) -> stats.sent() == 3 && stats.dropped().isEmpty());
				}
			})).singleElement().asString().contains("queued in memory only", "AccessDenied");
		}
		finally {
			Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwx------"));
		}
	}

	private static Iterable<String> warnings(Runnable work) {
		try (LogLines lines = LogLines.of("io.github.tuxsentry.internal.delivery")) {
			work.run();
			return lines.messages();
		}
	}

	private static boolean run(String... command) throws InterruptedException {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private RunningDelivery offline() {
		return new RunningDelivery(this.sentry, RunningDelivery.offline(this.directory));
	}

}
