package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows with the real SDK what becomes of envelopes that wait in a directory.
 */
class OfflineDeliveryTests {

	private final LocalSentry sentry = LocalSentry.start();

	@TempDir
	private Path directory;

	@AfterEach
	void stop() {
		this.sentry.close();
	}

	@Test
	void storesAnEnvelopeBeforeTheCaptureReturns() {
		this.sentry.stopAccepting();
		try (RunningDelivery delivery = offline()) {
			for (int i = 1; i <= 20; i++) {
				delivery.capture("m", 1);
				assertThat(files(".envelope")).hasSize(i);
			}
		}
	}

	@Test
	void deletesAnEnvelopeOnceSentryHasIt() {
		try (RunningDelivery delivery = offline()) {
			delivery.capture("m", 20);
			Sentry.flush(30_000);
			assertThat(messages()).containsExactlyElementsOf(names("m", 20));
		}
		assertThat(files("")).isEmpty();
	}

	@Test
	void sendsInTheNextRunWhatIsLeft() {
		this.sentry.stopAccepting();
		try (RunningDelivery first = offline()) {
			first.capture("m", 1500);
			assertThat(first.stats().queued()).isEqualTo(1500);
		}
		this.sentry.resumeAccepting();
		try (RunningDelivery second = offline()) {
			assertThat(second.stats().restored()).isEqualTo(1500);
			second.capture("new", 1);
			Sentry.flush(60_000);
			assertThat(second.stats().sent()).isEqualTo(1501);
		}
		List<String> expected = Stream.concat(names("m", 1500).stream(), Stream.of("new0")).toList();
		assertThat(messages()).containsExactlyElementsOf(expected);
		assertThat(files("")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "down", "500", "garbage", "resetting", "hanging" })
	void losesNothingInThisRunEither(String fault) {
		misbehave(fault);
		try (RunningDelivery delivery = new RunningDelivery(this.sentry, RunningDelivery.offline(this.directory),
				(options) -> options.setReadTimeoutMillis(fault.equals("hanging") ? 300 : 10_000))) {
			delivery.capture("m", 20);
			delivery.await(DeliveryStats::failing);
			// An envelope whose response is late is sent again.
			Sentry.getCurrentScopes().getOptions().setReadTimeoutMillis(10_000);
			this.sentry.setBehavior(IngestBehavior.normal());
			this.sentry.resumeAccepting();
			delivery.await((stats) -> stats.sent() == 20);
			assertThat(messages()).containsExactlyInAnyOrderElementsOf(names("m", 20));
		}
	}

	private void misbehave(String fault) {
		switch (fault) {
			case "down" -> this.sentry.stopAccepting();
			case "garbage" -> this.sentry.setBehavior(IngestBehavior.garbage());
			case "resetting" -> this.sentry.setBehavior(IngestBehavior.resetting());
			case "hanging" -> this.sentry.setBehavior(IngestBehavior.hanging());
			default -> this.sentry.setBehavior(IngestBehavior.refusing(Integer.parseInt(fault)));
		}
	}

	@Test
	void dropsTheOldestWhenTheDirectoryIsFull() {
		this.sentry.stopAccepting();
		long room = 40 * 4096;
		DeliveryTransportFactory.Settings small = new DeliveryTransportFactory.Settings(32 << 20, this.directory, room,
				Duration.ofDays(1), Duration.ofMinutes(1));
		try (RunningDelivery delivery = new RunningDelivery(this.sentry, small)) {
			delivery.capture("m", 100);
			long left = delivery.stats().queued();
			assertThat(left).isBetween(5L, 40L);
			assertThat(delivery.stats().dropped()).containsEntry("offline_overflow", 100 - left);
			assertThat(files(".envelope")).hasSize((int) left)
				.satisfies((files) -> assertThat(files.stream().mapToLong((file) -> file.toFile().length()).sum())
					.isLessThan(room));
			this.sentry.resumeAccepting();
			Sentry.flush(30_000);
			delivery.await((stats) -> stats.sent() == left);
			assertThat(messages()).contains("m99").doesNotContain("m1").hasSize((int) left);
		}
	}

	@Test
	void dropsWhatIsTooOld() {
		this.sentry.stopAccepting();
		try (RunningDelivery first = offline()) {
			first.capture("m", 3);
		}
		DeliveryTransportFactory.Settings strict = new DeliveryTransportFactory.Settings(32 << 20, this.directory,
				64 << 20, Duration.ofMillis(1), Duration.ofMinutes(1));
		try (RunningDelivery second = new RunningDelivery(this.sentry, strict)) {
			second.await((stats) -> stats.dropped().getOrDefault("expired", 0L) == 3);
		}
		assertThat(messages()).isEmpty();
	}

	@Test
	void skipsAndCountsCorruptFiles() throws IOException {
		this.sentry.stopAccepting();
		try (RunningDelivery first = offline()) {
			first.capture("m", 5);
		}
		List<Path> left = files(".envelope");
		Files.write(left.get(0), new byte[0]);
		Files.writeString(left.get(1), "not an envelope");
		byte[] whole = Files.readAllBytes(left.get(2));
		Files.write(left.get(2),
				Stream.of(whole)
					.map((bytes) -> java.util.Arrays.copyOf(bytes, bytes.length / 2))
					.findFirst()
					.orElseThrow());
		Files.writeString(left.get(3).resolveSibling("torn.tmp"), "{");
		this.sentry.resumeAccepting();
		try (RunningDelivery second = offline()) {
			second.await((stats) -> stats.sent() == 2);
			second.await((stats) -> stats.dropped().getOrDefault("corrupt", 0L) == 3);
		}
		assertThat(messages()).containsExactly("m3", "m4");
		assertThat(files("")).isEmpty();
	}

	@Test
	void waitsInMemoryWhereTheDirectoryCannotBeUsed() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		try (RunningDelivery delivery = new RunningDelivery(this.sentry, RunningDelivery.offline(file))) {
			this.sentry.stopAccepting();
			delivery.capture("m", 3);
			assertThat(delivery.await((stats) -> stats.queued() == 3).dropped()).isEmpty();
			assertThat(file).isEmptyFile();
			this.sentry.resumeAccepting();
			delivery.await((stats) -> stats.sent() == 3);
			assertThat(messages()).hasSize(3);
		}
	}

	@Test
	void waitsInMemoryWhenTheDirectoryTakesNothingAnyMore() {
		this.sentry.stopAccepting();
		try (RunningDelivery delivery = offline()) {
			deleteAll();
			delivery.capture("m", 3);
			this.sentry.resumeAccepting();
			Sentry.flush(30_000);
			delivery.await((stats) -> stats.sent() == 3);
		}
	}

	@Test
	void keepsTheDirectoryToItsOwner() {
		this.sentry.stopAccepting();
		try (RunningDelivery delivery = offline()) {
			delivery.capture("m", 1);
			Path segment = files(".envelope").get(0).getParent();
			assertThat(permissions(segment)).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ,
					PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
		}
	}

	private static Iterable<PosixFilePermission> permissions(Path path) {
		try {
			return Files.getPosixFilePermissions(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private RunningDelivery offline() {
		return new RunningDelivery(this.sentry, RunningDelivery.offline(this.directory));
	}

	private List<Path> files(String suffix) {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> file.toString().endsWith(suffix))
				.filter((file) -> !suffix.isEmpty() || !file.toString().endsWith(".lock"))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void deleteAll() {
		files(".envelope").forEach((file) -> file.toFile().delete());
		try (Stream<Path> segments = Files.walk(this.directory, 2)) {
			segments.filter((path) -> path.getFileName().toString().matches("segment-[0-9a-f]{8}"))
				.forEach((segment) -> segment.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> messages() {
		return this.sentry.events().stream().map(SentryItem::message).toList();
	}

	private static List<String> names(String prefix, int number) {
		return IntStream.range(0, number).mapToObj((i) -> prefix + i).toList();
	}

}
