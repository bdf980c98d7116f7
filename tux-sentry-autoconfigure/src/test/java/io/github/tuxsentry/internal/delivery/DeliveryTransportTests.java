package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.tuxsentry.LogLines;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.EnvelopeSnapshot;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Attachment;
import io.sentry.Hint;
import io.sentry.JsonSerializer;
import io.sentry.NoOpLogger;
import io.sentry.RequestDetails;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryItemType;
import io.sentry.SentryOptions;
import io.sentry.Session;
import io.sentry.protocol.Message;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link DeliveryTransport}, most of which do not start it, so that what was
 * queued remains in the queue.
 */
@Timeout(30)
class DeliveryTransportTests {

	private static final long HOUR = TimeUnit.HOURS.toNanos(1);

	private final FaultBarrier faults = new FaultBarrier();

	private final SentryOptions options = new SentryOptions();

	private final RateLimiter limiter = RateLimits.monotonic(this.options);

	private final EnvelopeQueue queue = new EnvelopeQueue(10, 100_000, 2 * 4096);

	private final DeliveryCounters counters = new DeliveryCounters();

	private final Submission submission = new Submission();

	private final List<String> reported = new ArrayList<>();

	private final List<OfflineDirectory> opened = new ArrayList<>();

	@TempDir
	private Path root;

	DeliveryTransportTests() {
		this.options.setDsn("http://public@127.0.0.1:1/42");
		this.options.setSerializer(new ScrubbingSerializer(this.options, Scrubber.standard(), this.faults));
		this.options.setFlushTimeoutMillis(10_000);
		this.options.setTransportGate(() -> false);
		this.options.setOnDiscard(
				(reason, category, number) -> this.reported.add(reason.getReason() + " " + category.getCategory()));
	}

	@AfterEach
	void stop() throws IOException {
		this.queue.close();
		for (OfflineDirectory directory : this.opened) {
			directory.close();
		}
	}

	@Test
	void queuesAnEventThatIsEncodedLater() throws Exception {
		DeliveryTransport transport = inMemory();
		transport.send(envelope(event("m")), this.submission.hint());
		assertThat(queuedInMemory().isEncoded()).isFalse();
		assertThat(this.submission.enqueued()).isTrue();
		assertThat(this.submission.success()).isNull();
		assertThat(this.counters.snapshot().captured()).isOne();
		assertThat(transport.isHealthy()).isTrue();
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void queuesTheEventOfTheHint() throws Exception {
		SentryEvent event = event("captured");
		SentryEvent replacement = event("replaced");
		replacement.setEventId(event.getEventId());
		Hint hint = this.submission.hint();
		hint.set(EnvelopeSnapshot.EVENT_HINT, replacement);
		inMemory().send(envelope(event), hint);
		assertThat(new String(queuedInMemory().read(), StandardCharsets.UTF_8)).contains("replaced")
			.doesNotContain("captured");
		assertThat(hint.get(EnvelopeSnapshot.EVENT_HINT)).isNull();
	}

	@Test
	void encodesAnEventAtOnceWithAnotherSerializer() throws Exception {
		this.options.setSerializer(new JsonSerializer(this.options));
		SentryEvent event = event("m");
		Hint hint = this.submission.hint();
		hint.set(EnvelopeSnapshot.EVENT_HINT, event);
		inMemory().send(envelope(event), hint);
		assertThat(queuedInMemory().isEncoded()).isTrue();
		assertThat(hint.get(EnvelopeSnapshot.EVENT_HINT)).isNull();
	}

	@Test
	void encodesAnEventWithAnAttachmentAtOnce() throws Exception {
		inMemory().send(envelope(event("m"), attachment(1_000)), this.submission.hint());
		QueuedEnvelope.InMemory queued = queuedInMemory();
		assertThat(queued.isEncoded()).isTrue();
		assertThat(types(queued)).containsExactly(SentryItemType.Event, SentryItemType.Attachment);
		assertThat(this.submission.enqueued()).isTrue();
		assertThat(this.submission.success()).isNull();
		assertThat(this.reported).isEmpty();
	}

	@Test
	void queuesAnEventWithoutAttachmentsThatAreTooLarge() throws Exception {
		inMemory().send(envelope(event("m"), attachment(200_000)), this.submission.hint());
		assertThat(types(queuedInMemory())).containsExactly(SentryItemType.Event);
		assertThat(this.submission.enqueued()).isTrue();
		assertThat(this.reported).isNotEmpty().containsOnly("queue_overflow attachment");
		assertThat(this.counters.snapshot().dropped()).isEmpty();
	}

	@Test
	void dropsWhatTheQueueHasNoCapacityFor() {
		DeliveryTransport transport = inMemory();
		for (int i = 0; i < 10; i++) {
			transport.send(envelope(event("m")), new Hint());
		}
		transport.send(envelope(event("n"), attachment(1)), this.submission.hint());
		assertThat(this.queue.size()).isEqualTo(10);
		assertDropped(DiscardRecorder.QUEUE_OVERFLOW);
		assertThat(this.reported).contains("queue_overflow error", "queue_overflow attachment");
		assertThat(this.submission.enqueued()).isFalse();
		assertThat(this.submission.success()).isFalse();
		assertThat(this.submission.retry()).isTrue();
		assertThat(transport.isHealthy()).isFalse();
	}

	@Test
	void dropsWhatIsCapturedDuringTheEnd() {
		this.queue.drain();
		inMemory().send(envelope(event("m")), this.submission.hint());
		assertDropped(DiscardRecorder.SHUTDOWN);
		assertThat(this.reported).containsExactly("queue_overflow error");
		assertThat(this.submission.success()).isFalse();
	}

	@Test
	void dropsWhatSentryLimits() {
		DeliveryTransport transport = inMemory();
		assertThat(transport.getRateLimiter()).isSameAs(this.limiter);
		this.limiter.updateRetryAfterLimits("60:error:organization", null, 200);
		transport.send(envelope(event("m")), this.submission.hint());
		assertDropped(DiscardRecorder.RATE_LIMITED);
		assertThat(this.queue.size()).isZero();
		assertThat(transport.isHealthy()).isFalse();
	}

	@Test
	void dropsWhatCannotBeEncoded() {
		this.options.setSerializer(new FailingSerializer(new IllegalStateException("broken")));
		inMemory().send(envelope(event("m")), this.submission.hint());
		assertDropped(DiscardRecorder.UNSERIALIZABLE);
		assertThat(this.faults.count()).isOne();
	}

	@Test
	void doesNotCountADeferredEnvelopeUntilItIsDelivered() {
		List<Runnable> deferred = new ArrayList<>();
		Hint hint = this.submission.hint();
		hint.set(DeferredDelivery.HINT, (DeferredDelivery) deferred::add);
		inMemory().send(envelope(event("m")), hint);
		assertThat(this.counters.snapshot().captured()).isZero();
		deferred.forEach(Runnable::run);
		assertThat(this.counters.snapshot().captured()).isOne();
		assertThat(this.queue.size()).isOne();
	}

	@Test
	void deliversAnEnvelopeThatIsNotDeferredAnyMore() {
		Hint hint = this.submission.hint();
		hint.set(DeferredDelivery.HINT, (DeferredDelivery) (delivery) -> false);
		inMemory().send(envelope(event("m")), hint);
		assertThat(this.counters.snapshot().captured()).isOne();
		assertThat(this.queue.size()).isOne();
	}

	@Test
	void storesAnEnvelopeBeforeTheCaptureReturns() throws Exception {
		DeliveryTransport transport = offline();
		transport.send(envelope(event("m")), this.submission.hint());
		assertThat(this.queue.size()).isOne();
		assertThat(this.queue.take()).isInstanceOfSatisfying(QueuedEnvelope.Stored.class,
				(stored) -> assertThat(stored.file()).exists());
		assertThat(this.submission.enqueued()).isTrue();
		assertThat(this.submission.flushed()).isTrue();
		assertThat(this.submission.success()).isTrue();
		assertThat(this.submission.retry()).isFalse();
		assertThat(transport.isHealthy()).isTrue();
	}

	@Test
	void leavesNoFileOfAnEnvelopeThatIsNotQueued() throws IOException {
		this.queue.drain();
		offline().send(envelope(event("m")), this.submission.hint());
		assertDropped(DiscardRecorder.SHUTDOWN);
		assertThat(files(".envelope")).isEmpty();
		assertThat(this.submission.flushed()).isFalse();
	}

	@Test
	void dropsTheOldestStoredEnvelopeBeyondTheMaximumSize() throws IOException {
		DeliveryTransport transport = offline();
		for (int i = 0; i < 3; i++) {
			transport.send(envelope(event("m")), this.submission.hint());
		}
		assertDropped(DiscardRecorder.OFFLINE_OVERFLOW);
		assertThat(this.reported).containsExactly("cache_overflow error");
		assertThat(files(".envelope")).hasSize(2);
		assertThat(transport.isHealthy()).isFalse();
	}

	@Test
	void queuesInMemoryWhileNothingCanBeStoredAndWarnsOnce() throws Exception {
		DeliveryTransport transport = offline();
		Path segment = files("").stream().filter(Files::isDirectory).reduce((first, second) -> second).orElseThrow();
		Files.delete(segment);
		try (LogLines lines = LogLines.of(DeliveryTransport.class.getName())) {
			transport.send(envelope(event("m")), this.submission.hint());
			transport.send(envelope(event("n")), this.submission.hint());
			assertThat(lines.messages()).singleElement()
				.asString()
				.contains("queued in memory, because the offline directory cannot be written");
			Files.createDirectory(segment);
			transport.send(envelope(event("o")), this.submission.hint());
			assertThat(files(".envelope")).hasSize(1);
			assertThat(lines.messages()).hasSize(1);
		}
		assertThat(queuedInMemory().isEncoded()).isTrue();
		assertThat(this.queue.size()).isEqualTo(3);
	}

	@Test
	void storesTheRunningSession() throws IOException {
		DeliveryTransport transport = offline();
		Session session = new Session(null, null, "test", "bot@1.0");
		transport.send(SentryEnvelope.from(this.options.getSerializer(), session, null), this.submission.hint());
		assertThat(files("session.json")).hasSize(1);
	}

	@Test
	void sendsOnADaemonThread() throws Exception {
		CompletableFuture<Boolean> daemon = new CompletableFuture<>();
		this.options.setTransportGate(() -> {
			daemon.complete(Thread.currentThread().isDaemon());
			return false;
		});
		DeliveryTransport transport = inMemory().start();
		transport.send(envelope(event("m")), this.submission.hint());
		assertThat(daemon.get(20, TimeUnit.SECONDS)).isTrue();
		transport.close();
	}

	@Test
	void releasesTheOfflineDirectoryWhenItIsClosed() throws IOException {
		OfflineDirectory directory = OfflineDirectory.open(this.root, "project", 1 << 20);
		DeliveryTransport transport = transport(directory).start();
		assertThat(files(".lock")).hasSize(1);
		transport.close();
		assertThat(files(".lock")).isEmpty();
	}

	@Test
	void dropsWhatIsInMemoryWhenItIsClosed() throws IOException {
		List<RateLimiter> notified = new ArrayList<>();
		this.limiter.addRateLimitObserver(notified::add);
		DeliveryTransport transport = inMemory();
		transport.send(envelope(event("m")), this.submission.hint());
		transport.close();
		assertDropped(DiscardRecorder.SHUTDOWN);
		assertThat(this.reported).containsExactly("network_error error");
		assertThat(this.queue.isEnding()).isTrue();
		this.limiter.updateRetryAfterLimits("60:error:organization", null, 200);
		assertThat(notified).isEmpty();
	}

	@Test
	void sendsWhatIsQueuedAtOnceWhenTheSdkIsStartedAnew() throws Exception {
		CompletableFuture<Boolean> sending = new CompletableFuture<>();
		this.options.setTransportGate(() -> sending.complete(true));
		this.queue.pause(HOUR);
		DeliveryTransport transport = inMemory().start();
		transport.send(envelope(event("m"), attachment(1)), this.submission.hint());
		transport.close(true);
		assertThat(this.queue.isEnding()).isTrue();
		assertThat(sending.get(20, TimeUnit.SECONDS)).isTrue();
		transport.close();
	}

	@Test
	void sendsWhatIsQueuedAtOnceInAFlush() throws IOException {
		AtomicInteger attempts = new AtomicInteger();
		this.options.setTransportGate(() -> {
			attempts.incrementAndGet();
			this.queue.close();
			return false;
		});
		this.queue.pause(HOUR);
		DeliveryTransport transport = inMemory().start();
		transport.send(envelope(event("m"), attachment(1)), this.submission.hint());
		transport.flush(TimeUnit.NANOSECONDS.toMillis(HOUR));
		assertThat(attempts).hasValue(1);
	}

	@Test
	void completesARequestInProgressWhenItIsClosed() throws Exception {
		try (LocalSentry sentry = LocalSentry.start()) {
			CompletableFuture<Boolean> received = new CompletableFuture<>();
			sentry.onItem((item) -> {
				received.complete(true);
				while (!this.queue.isEnding()) {
					Thread.onSpinWait();
				}
			});
			this.options.setDsn(sentry.dsn());
			this.options.setTransportGate(() -> true);
			DeliveryTransport transport = inMemory().start();
			transport.send(envelope(event("m")), this.submission.hint());
			assertThat(received.get(20, TimeUnit.SECONDS)).isTrue();
			transport.close();
			assertThat(this.counters.snapshot().sent()).isOne();
			assertThat(this.submission.success()).isTrue();
		}
	}

	@Test
	void abortsARequestThatTakesLongWhenItIsClosed() throws Exception {
		try (LocalSentry sentry = LocalSentry.start()) {
			sentry.setBehavior(IngestBehavior.hanging());
			this.options.setDsn(sentry.dsn());
			this.options.setTransportGate(() -> true);
			this.options.setFlushTimeoutMillis(0);
			DeliveryTransport transport = inMemory().start();
			transport.send(envelope(event("m")), this.submission.hint());
			while (sentry.requests() == 0) {
				TimeUnit.MILLISECONDS.sleep(5);
			}
			transport.close();
			while (this.counters.snapshot().lastFailureReason() == null) {
				TimeUnit.MILLISECONDS.sleep(5);
			}
			assertThat(this.counters.snapshot().lastFailureReason()).isEqualTo("closed");
		}
	}

	@Test
	void keepsTheInterruptionOfAFlush() {
		Thread.currentThread().interrupt();
		inMemory().flush(TimeUnit.NANOSECONDS.toMillis(HOUR));
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void keepsTheInterruptionOfTheEnd() throws IOException {
		DeliveryTransport transport = inMemory().start();
		Thread.currentThread().interrupt();
		transport.close();
		assertThat(Thread.interrupted()).isTrue();
	}

	private void assertDropped(String reason) {
		assertThat(this.counters.snapshot().dropped()).containsExactly(entry(reason, 1L));
	}

	private QueuedEnvelope.InMemory queuedInMemory() throws InterruptedException {
		assertThat(this.queue.size()).isPositive();
		QueuedEnvelope queued = this.queue.take();
		assertThat(queued).isInstanceOf(QueuedEnvelope.InMemory.class);
		return (QueuedEnvelope.InMemory) queued;
	}

	private List<SentryItemType> types(QueuedEnvelope queued) throws IOException {
		SentryEnvelope envelope = new EnvelopeCodec(this.options).decode(queued.read());
		assertThat(envelope).isNotNull();
		return StreamSupport.stream(envelope.getItems().spliterator(), false)
			.map((item) -> item.getHeader().getType())
			.toList();
	}

	/**
	 * Return the files and directories in the offline directory, parents first.
	 */
	private List<Path> files(String ending) throws IOException {
		try (Stream<Path> files = Files.walk(this.root)) {
			return files.filter((file) -> file.toString().endsWith(ending)).toList();
		}
	}

	private DeliveryTransport inMemory() {
		return transport(null);
	}

	private DeliveryTransport offline() throws IOException {
		OfflineDirectory directory = OfflineDirectory.open(this.root, "project", 1 << 20);
		this.opened.add(directory);
		return transport(directory);
	}

	private DeliveryTransport transport(@Nullable OfflineDirectory directory) {
		String url = this.options.getDsn().replaceFirst("//[^@]*@", "//").replaceFirst("/(\\d+)$", "/api/$1/envelope/");
		IngestClient client = new IngestClient(this.options, new RequestDetails(url, new HashMap<>()), this.limiter,
				Duration.ofSeconds(20));
		DiscardRecorder discards = new DiscardRecorder(this.options, new EnvelopeCodec(this.options), this.counters);
		EnvelopeDispatcher dispatcher = new EnvelopeDispatcher(this.queue, client, this.limiter, this.options, discards,
				this.counters, Duration.ofDays(1), this.faults);
		return new DeliveryTransport(this.options, this.limiter, this.queue, directory, dispatcher, discards,
				this.counters, this.faults);
	}

	private static SentryEvent event(String text) {
		SentryEvent event = new SentryEvent();
		Message message = new Message();
		message.setFormatted(text);
		event.setMessage(message);
		return event;
	}

	private SentryEnvelopeItem attachment(int size) {
		byte[] content = new byte[size];
		return SentryEnvelopeItem.fromAttachment(this.options.getSerializer(), NoOpLogger.getInstance(),
				new Attachment(content, "attachment"), size);
	}

	private SentryEnvelope envelope(SentryEvent event, SentryEnvelopeItem... more) {
		List<SentryEnvelopeItem> items = new ArrayList<>();
		items.add(SentryEnvelopeItem.fromEvent(this.options.getSerializer(), event));
		items.addAll(List.of(more));
		return new SentryEnvelope(new SentryEnvelopeHeader(event.getEventId()), items);
	}

}
