package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.LogLines;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.EnvelopeSnapshot;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.DataCategory;
import io.sentry.Hint;
import io.sentry.RequestDetails;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.protocol.Message;
import io.sentry.transport.RateLimiter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link EnvelopeDispatcher}, which most of them run until its queue is empty.
 */
@Timeout(30)
class EnvelopeDispatcherTests {

	private static final long FOREVER = TimeUnit.HOURS.toNanos(1);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LogLines lines = LogLines.of(OutageLog.class.getName());

	private final FaultBarrier faults = new FaultBarrier();

	private final SentryOptions options = new SentryOptions();

	private final EnvelopeCodec codec = new EnvelopeCodec(this.options);

	private final RateLimiter limiter = RateLimits.monotonic(this.options);

	private final EnvelopeQueue queue = new EnvelopeQueue(100, 1_000_000, 1_000_000);

	private final DeliveryCounters counters = new DeliveryCounters();

	private final Submission submission = new Submission();

	private final List<String> reported = new ArrayList<>();

	@TempDir
	private Path directory;

	EnvelopeDispatcherTests() {
		this.options.setDsn(this.sentry.dsn());
		this.options.setSerializer(new ScrubbingSerializer(this.options, Scrubber.standard(), this.faults));
		this.options.setOnDiscard(
				(reason, category, number) -> this.reported.add(reason.getReason() + " " + category.getCategory()));
	}

	@AfterEach
	void closeQueue() {
		this.queue.close();
	}

	@Test
	void sendsAnEnvelope() throws IOException {
		this.queue.add(inMemory("m"));
		run();
		assertThat(this.sentry.events()).extracting(SentryItem::message).containsExactly("m");
		assertThat(this.counters.snapshot().sent()).isOne();
		assertThat(this.submission.success()).isTrue();
		assertThat(this.submission.retry()).isFalse();
		assertThat(this.submission.flushed()).isTrue();
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void deletesTheFileOfAnEnvelopeThatWasSent() throws IOException {
		QueuedEnvelope.Stored stored = stored(this.codec.encode(envelope("m")));
		this.queue.add(stored);
		run();
		assertThat(this.sentry.events()).hasSize(1);
		assertThat(stored.file()).doesNotExist();
	}

	@Test
	void dropsAnEnvelopeThatExceedsTheMaximumAge() throws IOException {
		this.queue.add(inMemory("m"));
		run(Duration.ofNanos(1));
		assertDropped(DiscardRecorder.EXPIRED, "cache_overflow error");
		assertThat(this.sentry.requests()).isZero();
	}

	@Test
	void dropsAFileThatIsNotAnEnvelope() throws IOException {
		this.queue.add(stored("garbage".getBytes(StandardCharsets.UTF_8)));
		run();
		assertThat(this.counters.snapshot().dropped()).containsExactly(entry(DiscardRecorder.CORRUPT, 1L));
	}

	@Test
	void dropsWhatCannotBeDecoded() {
		byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
		this.queue.add(new QueuedEnvelope.InMemory(new Content.Plain(garbage), hint()));
		run();
		assertDropped(DiscardRecorder.UNSERIALIZABLE);
	}

	@Test
	void dropsAnEnvelopeThatCannotBeEncoded() {
		EnvelopeSnapshot snapshot = EnvelopeSnapshot.of(envelope("m"));
		assertThat(snapshot).isNotNull();
		SentryOptions broken = new SentryOptions();
		broken.setSerializer(new FailingSerializer(new IllegalStateException("broken")));
		this.queue.add(new QueuedEnvelope.InMemory(new Content.Unencoded(snapshot, new EnvelopeCodec(broken)), hint()));
		run();
		assertDropped(DiscardRecorder.UNSERIALIZABLE);
		assertThat(this.faults.count()).isOne();
	}

	@Test
	void encodesAnEnvelopeAndSendsIt() {
		EnvelopeSnapshot snapshot = EnvelopeSnapshot.of(envelope("m"));
		assertThat(snapshot).isNotNull();
		this.queue.add(new QueuedEnvelope.InMemory(new Content.Unencoded(snapshot, this.codec), hint()));
		run();
		assertThat(this.sentry.events()).extracting(SentryItem::message).containsExactly("m");
		assertThat(this.submission.success()).isTrue();
	}

	@Test
	void dropsAnEnvelopeWhoseCategoryIsLimited() throws IOException {
		this.limiter.updateRetryAfterLimits("60:error:organization", null, 200);
		this.queue.add(inMemory("m"));
		run();
		assertThat(this.counters.snapshot().dropped()).containsExactly(entry(DiscardRecorder.RATE_LIMITED, 1L));
		assertThat(this.sentry.requests()).isZero();
		assertThat(this.submission.success()).isFalse();
	}

	@Test
	void doesNotSendWhileAllCategoriesAreLimited() throws IOException {
		this.limiter.updateRetryAfterLimits(null, "60", 429);
		QueuedEnvelope.Stored stored = stored(this.codec.encode(envelope("m")));
		this.queue.addAll(List.of(inMemory("m"), stored));
		run();
		assertDropped(DiscardRecorder.SHUTDOWN, "network_error error");
		assertThat(this.submission.retry()).isTrue();
		assertThat(this.sentry.requests()).isZero();
		assertThat(stored.file()).exists();
	}

	@Test
	void doesNotSendWithoutAConnection() throws IOException {
		this.options.setTransportGate(() -> false);
		this.queue.add(inMemory("m"));
		run();
		assertDropped(DiscardRecorder.SHUTDOWN, "network_error error");
		assertThat(this.sentry.requests()).isZero();
		assertThat(this.counters.snapshot().lastFailureReason()).isEqualTo("no connection");
		assertThat(this.lines.messages()).singleElement().asString().contains("(no connection). 1 are queued");
	}

	@Test
	void countsAnInternalErrorAsAFailure() throws IOException {
		this.options.setTransportGate(() -> {
			throw new IllegalStateException("broken");
		});
		this.queue.add(inMemory("m"));
		run();
		assertDropped(DiscardRecorder.FAULT);
		assertThat(this.faults.count()).isOne();
		assertThat(this.counters.snapshot().lastFailureReason()).isEqualTo("internal error: IllegalStateException");
	}

	@Test
	void reportsWhatSentryRejects() throws IOException {
		this.sentry.setBehavior(IngestBehavior.refusing(400));
		this.queue.addAll(List.of(inMemory("m"), inMemory("n")));
		run();
		assertThat(this.counters.snapshot().dropped()).containsExactly(entry(DiscardRecorder.SEND_ERROR, 2L));
		assertThat(this.reported).containsExactly("send_error error", "send_error error");
		assertThat(this.lines.messages()).singleElement().asString().contains("HTTP 400", "1 are still queued");
	}

	@Test
	void doesNotReportWhatSentryLimits() throws IOException {
		this.sentry.setBehavior(IngestBehavior.refusing(429).withHeader("Retry-After", "0"));
		this.queue.add(inMemory("m"));
		run();
		assertDropped(DiscardRecorder.RATE_LIMITED);
	}

	@Test
	void dropsAnEnvelopeInMemoryWithoutAResponse() throws IOException {
		this.sentry.setBehavior(IngestBehavior.garbage());
		this.queue.add(inMemory("m"));
		run();
		assertDropped(DiscardRecorder.NETWORK_ERROR, "network_error error");
		assertThat(this.submission.retry()).isTrue();
	}

	@Test
	void keepsAStoredEnvelopeWithoutAResponse() throws IOException {
		this.sentry.setBehavior(IngestBehavior.garbage());
		QueuedEnvelope.Stored stored = stored(this.codec.encode(envelope("m")));
		this.queue.add(stored);
		run();
		assertThat(stored.file()).exists();
		assertThat(this.counters.snapshot().dropped()).isEmpty();
		assertThat(this.queue.size()).isOne();
	}

	@Test
	void attachesAReportThatDidNotArriveToTheNextEnvelope() throws IOException {
		this.options.getClientReportRecorder().recordLostEvent(DiscardReason.BEFORE_SEND, DataCategory.Error);
		this.sentry.setBehavior(IngestBehavior.refusing(413));
		this.queue.add(inMemory("m"));
		this.options.setTransportGate(() -> {
			if (this.sentry.requests() == 1) {
				this.sentry.setBehavior(IngestBehavior.normal());
			}
			return true;
		});
		this.queue.add(inMemory("n"));
		run();
		assertThat(this.sentry.events()).extracting(SentryItem::message).containsExactly("n");
		assertThat(this.sentry.awaitItems("client_report", 1).get(0).payload().toString()).contains("before_send",
				"send_error");
		assertThat(this.lines.messages()).hasSize(2)
			.last()
			.asString()
			.contains("sent to Sentry again. 0 are queued, 1 were dropped");
	}

	@Test
	void aFlushWaitsUntilTheQueueIsEmpty() throws Exception {
		EnvelopeDispatcher dispatcher = start();
		this.queue.addAll(List.of(inMemory("m"), inMemory("n")));
		dispatcher.flush(FOREVER);
		assertThat(this.counters.snapshot().sent()).isEqualTo(2);
	}

	@Test
	void aFlushEndsAfterThreeFailures() throws Exception {
		this.sentry.setBehavior(IngestBehavior.refusing(500));
		this.queue.add(inMemory("m"));
		EnvelopeDispatcher dispatcher = start();
		dispatcher.flush(FOREVER);
		assertThat(this.sentry.requests()).isGreaterThanOrEqualTo(3);
		assertThat(this.queue.size()).isOne();
	}

	@Test
	void aFlushEndsWhileAllCategoriesAreLimited() throws Exception {
		this.limiter.updateRetryAfterLimits(null, "60", 429);
		this.queue.add(inMemory("m"));
		EnvelopeDispatcher dispatcher = start();
		dispatcher.flush(FOREVER);
		assertThat(this.sentry.requests()).isZero();
		assertThat(this.queue.size()).isOne();
	}

	@Test
	void aFlushDoesNotWaitForAFourthAttempt() throws Exception {
		CountDownLatch fourth = new CountDownLatch(1);
		this.sentry.setBehavior(IngestBehavior.refusing(400));
		this.options.setTransportGate(() -> this.sentry.requests() < 3 || await(fourth));
		this.queue.addAll(List.of(inMemory("m"), inMemory("n"), inMemory("o"), inMemory("p")));
		// No attempt fails before the flush counts.
		this.queue.pause(FOREVER);
		start().flush(FOREVER);
		assertThat(this.queue.size()).isOne();
		fourth.countDown();
	}

	@Test
	void aFlushDoesNotCountEarlierFailures() throws Exception {
		this.sentry.setBehavior(IngestBehavior.refusing(400));
		EnvelopeDispatcher dispatcher = start();
		for (int i = 0; i < 2; i++) {
			this.queue.addAll(List.of(inMemory("m"), inMemory("n")));
			dispatcher.flush(FOREVER);
			assertThat(this.queue.size()).isZero();
		}
	}

	@Test
	void aFlushEndsAPause() throws Exception {
		this.queue.pause(FOREVER);
		this.queue.add(inMemory("m"));
		start().flush(FOREVER);
		assertThat(this.counters.snapshot().sent()).isOne();
	}

	@Test
	void pausesAfterAFailure() throws Exception {
		this.options.setTransportGate(() -> false);
		this.queue.add(inMemory("m"));
		awaitPause();
	}

	@Test
	void pausesWhileAllCategoriesAreLimited() throws Exception {
		this.limiter.updateRetryAfterLimits(null, "60", 429);
		this.queue.add(inMemory("m"));
		awaitPause();
	}

	private void awaitPause() throws InterruptedException {
		Thread thread = start(dispatcher(Duration.ofDays(1)));
		while (thread.getState() != Thread.State.TIMED_WAITING) {
			assertThat(this.queue.size()).isOne();
			assertThat(thread.isAlive()).isTrue();
			Thread.sleep(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "1000, 60" })
	void pausesTwiceAsLongAfterEachFailureUpToAMinute(int failures, int seconds) {
		assertThat(EnvelopeDispatcher.pauseNanos(failures)).isEqualTo(TimeUnit.SECONDS.toNanos(seconds));
	}

	@Test
	void dropsWhatIsPutBackAfterTheEnd() throws IOException {
		this.options.setTransportGate(() -> {
			this.queue.close();
			return false;
		});
		this.queue.add(inMemory("m"));
		run();
		assertDropped(DiscardRecorder.SHUTDOWN, "network_error error");
	}

	@Test
	void keepsTheInterruptionThatEndsIt() {
		Thread.currentThread().interrupt();
		dispatcher(Duration.ofDays(1)).run();
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void anAbortEndsTheRequestInProgress() throws Exception {
		this.sentry.setBehavior(IngestBehavior.hanging());
		this.queue.add(inMemory("m"));
		EnvelopeDispatcher dispatcher = start();
		while (this.sentry.requests() == 0) {
			TimeUnit.MILLISECONDS.sleep(5);
		}
		dispatcher.abort();
		dispatcher.flush(FOREVER);
		assertThat(this.counters.snapshot().lastFailureReason()).isEqualTo("closed");
		this.queue.close();
	}

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private EnvelopeDispatcher start() {
		EnvelopeDispatcher dispatcher = dispatcher(Duration.ofDays(1));
		start(dispatcher);
		return dispatcher;
	}

	private static Thread start(EnvelopeDispatcher dispatcher) {
		Thread thread = new Thread(dispatcher, "dispatcher");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private void assertDropped(String reason, String... reported) {
		DeliveryStats stats = this.counters.snapshot();
		assertThat(stats.dropped()).containsExactly(entry(reason, 1L));
		assertThat(stats.sent()).isZero();
		assertThat(this.reported).containsExactly(reported);
		assertThat(this.submission.success()).isFalse();
	}

	private void run() {
		run(Duration.ofDays(1));
		assertThat(this.queue.isEnding()).isTrue();
	}

	private void run(Duration maxAge) {
		this.queue.drain();
		dispatcher(maxAge).run();
	}

	private EnvelopeDispatcher dispatcher(Duration maxAge) {
		RequestDetails request = new RequestDetails(
				this.sentry.dsn().replaceFirst("//[^@]*@", "//").replaceFirst("/(\\d+)$", "/api/$1/envelope/"),
				new HashMap<>());
		IngestClient client = new IngestClient(this.options, request, this.limiter, Duration.ofSeconds(20));
		return new EnvelopeDispatcher(this.queue, client, this.limiter, this.options,
				new DiscardRecorder(this.options, this.codec, this.counters), this.counters, maxAge, this.faults);
	}

	private QueuedEnvelope.InMemory inMemory(String message) throws IOException {
		return new QueuedEnvelope.InMemory(new Content.Plain(this.codec.encode(envelope(message))), hint());
	}

	private Hint hint() {
		return this.submission.hint();
	}

	private QueuedEnvelope.Stored stored(byte[] content) throws IOException {
		Path file = Files.write(this.directory.resolve("a"), content);
		return new QueuedEnvelope.Stored(file, content.length, EnvelopeAge.captured());
	}

	private SentryEnvelope envelope(String text) {
		SentryEvent event = new SentryEvent();
		Message message = new Message();
		message.setFormatted(text);
		event.setMessage(message);
		return new SentryEnvelope(new SentryEnvelopeHeader(event.getEventId()),
				List.of(SentryEnvelopeItem.fromEvent(this.options.getSerializer(), event)));
	}

}
