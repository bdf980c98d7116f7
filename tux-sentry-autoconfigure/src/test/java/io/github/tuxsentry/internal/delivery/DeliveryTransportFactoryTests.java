package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.LogLines;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.Hint;
import io.sentry.RequestDetails;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.Session;
import io.sentry.protocol.Message;
import io.sentry.transport.ITransport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link DeliveryTransportFactory}, with transports without a connection.
 */
@Timeout(30)
class DeliveryTransportFactoryTests {

	private static final String PROJECT = "http://127.0.0.1:1/api/1/envelope/";

	private static final String OTHER_PROJECT = "http://127.0.0.1:1/api/2/envelope/";

	private static final long BLOCK = 4096;

	@AutoClose
	private final LogLines lines = LogLines.of(DeliveryTransportFactory.class.getName());

	private final FaultBarrier faults = new FaultBarrier();

	private final SentryOptions options = new SentryOptions();

	@TempDir
	private Path root;

	DeliveryTransportFactoryTests() {
		this.options.setDsn("http://public@127.0.0.1:1/1");
		this.options.setTransportGate(() -> false);
	}

	@Test
	void restoresTheEnvelopesOfAnEarlierRun() throws IOException {
		run(PROJECT, 10 * BLOCK, (transport) -> send(transport, "m", "n"));
		DeliveryStats stats = run(PROJECT, 10 * BLOCK);
		assertThat(stats.restored()).isEqualTo(2);
		assertThat(stats.queued()).isEqualTo(2);
		assertThat(stats.dropped()).isEmpty();
		assertThat(this.lines.messages()).isEmpty();
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void doesNotSendTheEnvelopesOfAnotherProject() throws IOException {
		run(PROJECT, 10 * BLOCK, (transport) -> send(transport, "m"));
		assertThat(run(OTHER_PROJECT, 10 * BLOCK).restored()).isZero();
		assertThat(run(PROJECT, 10 * BLOCK).restored()).isOne();
	}

	@Test
	void endsTheSessionOfAnEarlierRun() throws IOException {
		Session session = new Session(null, null, "test", "bot@1.0");
		run(PROJECT, 10 * BLOCK,
				(transport) -> send(transport, SentryEnvelope.from(this.options.getSerializer(), session, null)));
		DeliveryStats stats = run(PROJECT, 10 * BLOCK);
		assertThat(stats.restored()).isOne();
		assertThat(stats.captured()).isOne();
		assertThat(stats.queued()).isEqualTo(2);
	}

	@Test
	void dropsTheOldestEnvelopesOfAnEarlierRunBeyondTheMaximumSize() throws IOException {
		run(PROJECT, 10 * BLOCK, (transport) -> send(transport, "m", "n", "o"));
		DeliveryStats stats = run(PROJECT, BLOCK);
		assertThat(stats.restored()).isEqualTo(3);
		assertThat(stats.dropped()).containsExactly(entry(DiscardRecorder.OFFLINE_OVERFLOW, 2L));
		assertThat(stats.queued()).isOne();
	}

	@Test
	void warnsOfFilesThatAreTooLargeOrNoEnvelopes() throws IOException {
		run(PROJECT, 10 * BLOCK, (transport) -> send(transport, "m", "x".repeat(5000), "n"));
		Path envelope = files(".envelope").get(0);
		Files.createDirectory(envelope.resolveSibling("0000000001000-000000-0123abcd.envelope"));
		DeliveryStats stats = run(PROJECT, BLOCK);
		assertThat(stats.restored()).isEqualTo(3);
		assertThat(stats.dropped()).containsEntry(DiscardRecorder.CORRUPT, 1L);
		assertThat(this.lines.messages()).singleElement()
			.asString()
			.contains("contained 1 files that are too large", "and 1 that are none");
	}

	@Test
	void queuesInMemoryIfTheDirectoryCannotBeUsed() throws IOException {
		Path file = Files.createFile(this.root.resolve("file"));
		DeliveryTransportFactory.Settings settings = settings(file, BLOCK);
		assertThat(run(PROJECT, settings, (transport) -> send(transport, "m")).queued()).isOne();
		assertThat(this.lines.messages()).singleElement()
			.asString()
			.contains("queued in memory only, because the offline directory " + file + " cannot be used");
	}

	@Test
	void queuesInMemoryWithoutADirectory() throws IOException {
		DeliveryTransportFactory.Settings settings = DeliveryTransportFactory.Settings.inMemory();
		assertThat(run(PROJECT, settings, (transport) -> send(transport, "m")).queued()).isOne();
		assertThat(this.lines.messages()).isEmpty();
		assertThat(this.faults.count()).isZero();
	}

	private DeliveryStats run(String url, long maxBytes) throws IOException {
		return run(url, maxBytes, (transport) -> {
		});
	}

	private DeliveryStats run(String url, long maxBytes, Work work) throws IOException {
		return run(url, settings(this.root, maxBytes), work);
	}

	/**
	 * Create a transport, use it and close it.
	 * @return the statistics before it was closed
	 */
	private DeliveryStats run(String url, DeliveryTransportFactory.Settings settings, Work work) throws IOException {
		DeliveryCounters counters = new DeliveryCounters();
		try (ITransport transport = new DeliveryTransportFactory(settings, counters, this.faults).create(this.options,
				new RequestDetails(url, Map.of()))) {
			work.with(transport);
			return counters.snapshot();
		}
	}

	private static DeliveryTransportFactory.Settings settings(Path directory, long maxBytes) {
		return new DeliveryTransportFactory.Settings(1 << 20, directory, maxBytes, Duration.ofDays(1),
				Duration.ofMinutes(1));
	}

	private void send(ITransport transport, String... texts) throws IOException {
		for (String text : texts) {
			SentryEvent event = new SentryEvent();
			Message message = new Message();
			message.setFormatted(text);
			event.setMessage(message);
			send(transport, SentryEnvelope.from(this.options.getSerializer(), event, null));
		}
	}

	private static void send(ITransport transport, SentryEnvelope envelope) throws IOException {
		transport.send(envelope, new Hint());
	}

	private List<Path> files(String ending) throws IOException {
		try (Stream<Path> files = Files.walk(this.root)) {
			return files.filter((file) -> file.toString().endsWith(ending)).toList();
		}
	}

	@FunctionalInterface
	private interface Work {

		void with(ITransport transport) throws IOException;

	}

}
