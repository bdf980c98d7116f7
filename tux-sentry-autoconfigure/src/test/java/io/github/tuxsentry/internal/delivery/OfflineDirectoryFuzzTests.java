package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the offline directory by files that are random, truncated, huge, swapped,
 * renamed or no files, which never prevent the start or what is captured next.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class OfflineDirectoryFuzzTests {

	private static final int NUMBER = 12;

	private static final long MAX_SIZE = 1 << 20;

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@TempDir
	private Path directory;

	@Test
	void sendsWhatIsLeftOfItAndAllThatIsCapturedNext() throws IOException {
		fuzz(new Random(16), 3);
	}

	@Test
	@Tag("long")
	void sendsWhatIsLeftOfItForLong() throws IOException {
		fuzz(new Random(), 40);
	}

	private void fuzz(Random random, int rounds) throws IOException {
		for (int round = 0; round < rounds; round++) {
			this.sentry.stopAccepting();
			try (RunningDelivery earlier = offline()) {
				earlier.capture("m", NUMBER);
			}
			for (Path file : files()) {
				if (Files.size(file) > MAX_SIZE) {
					Files.delete(file);
				}
				else if (random.nextInt(4) > 0) {
					damage(file, random);
				}
			}
			this.sentry.resumeAccepting();
			String next = "next" + round + "-";
			try (RunningDelivery later = offline()) {
				later.capture(next, 2);
				DeliveryStats stats = later.await((now) -> now.queued() == 0);
				assertThat(stats.sent()).as(stats.toString()).isGreaterThanOrEqualTo(2);
				assertThat(this.sentry.events()).extracting((event) -> event.message()).contains(next + 0, next + 1);
			}
		}
	}

	private void damage(Path file, Random random) throws IOException {
		switch (random.nextInt(9)) {
			case 0 -> Files.write(file, randomBytes(random));
			case 1 -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), random.nextInt(100)));
			case 2 -> {
				try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
					sparse.setLength(1L << (20 + random.nextInt(15)));
				}
			}
			case 3 -> {
				List<Path> all = files();
				Path other = all.get(random.nextInt(all.size()));
				if (Files.size(other) <= MAX_SIZE) {
					Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
				}
			}
			case 4 -> Files.move(file, file.resolveSibling(name(random)), StandardCopyOption.REPLACE_EXISTING);
			case 5 -> {
				Files.delete(file);
				Files.createDirectory(file);
			}
			case 6 -> {
				Files.delete(file);
				Files.createSymbolicLink(file, random.nextBoolean() ? file : this.directory);
			}
			case 7 -> {
				byte[] content = Files.readAllBytes(file);
				for (int i = 0; content.length > 0 && i < 5; i++) {
					content[random.nextInt(content.length)] = (byte) random.nextInt();
				}
				Files.write(file, content);
			}
			default -> Files.delete(file);
		}
	}

	private static byte[] randomBytes(Random random) {
		byte[] bytes = new byte[random.nextInt(10_000)];
		random.nextBytes(bytes);
		return bytes;
	}

	private static String name(Random random) {
		return switch (random.nextInt(5)) {
			case 0 -> "session.json";
			case 1 -> String.format(Locale.ROOT, "%013d-%06d-0123abcd.envelope", random.nextInt(Integer.MAX_VALUE),
					random.nextInt(1_000_000));
			case 2 -> "9999999999999-999999999999999999999-ffffffff.envelope";
			case 3 -> "torn.tmp";
			default -> "notes" + random.nextInt(100);
		};
	}

	private RunningDelivery offline() {
		return new RunningDelivery(this.sentry, RunningDelivery.offline(this.directory));
	}

	private List<Path> files() {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.filter((file) -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
