package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.EnvelopeSnapshot;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.Attachment;
import io.sentry.Hint;
import io.sentry.NoOpLogger;
import io.sentry.RequestDetails;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows when envelopes in the queue are encoded, and what they count until then.
 */
class UnencodedEnvelopesTests {

	private static final long MEMORY = 1_000_000;

	private final SentryOptions options = new SentryOptions();

	private final ScrubbingSerializer serializer = new ScrubbingSerializer(this.options, Scrubber.standard(),
			new FaultBarrier());

	private final EnvelopeCodec codec = new EnvelopeCodec(this.options);

	private final EnvelopeQueue queue = new EnvelopeQueue(10_000, MEMORY, 0);

	UnencodedEnvelopesTests() {
		this.options.setSerializer(this.serializer);
	}

	@Test
	void areEncodedWhileNothingIsSent() throws Exception {
		this.queue.pause(TimeUnit.MINUTES.toNanos(10));
		QueuedEnvelope.InMemory first = unencoded("first");
		QueuedEnvelope.InMemory second = unencoded("second");
		this.queue.addAll(List.of(first, second));
		assertThat(this.queue.take()).isSameAs(first);
		assertThat(this.queue.take()).isSameAs(second);
		assertThat(this.queue.size()).isEqualTo(2);
	}

	@Test
	void areSentInTheirOrderOnceTheyAreEncoded() throws Exception {
		QueuedEnvelope.InMemory first = unencoded("first");
		QueuedEnvelope.InMemory second = unencoded("second");
		this.queue.addAll(List.of(first, second));
		encode(this.queue.take());
		encode(this.queue.take());
		assertThat(this.queue.take()).isSameAs(first).matches((sent) -> first.isEncoded());
		assertThat(this.queue.take()).isSameAs(second);
		assertThat(text(second)).contains("second");
	}

	@Test
	void doNotHoldUpThoseThatAreEncoded() throws Exception {
		QueuedEnvelope.InMemory first = unencoded("first");
		this.queue.add(first);
		encode(this.queue.take());
		int encoded = 0;
		QueuedEnvelope taken = null;
		while (taken != first) {
			this.queue.add(unencoded("new"));
			taken = this.queue.take();
			encode(taken);
			assertThat(++encoded).isLessThan(100);
		}
		assertThat(encoded).isGreaterThan(1);
	}

	@Test
	void areEncodedAgainAfterOneThatIsEncodedWasSent() throws Exception {
		List<QueuedEnvelope.InMemory> encoded = List.of(unencoded("first"), unencoded("second"));
		this.queue.addAll(encoded);
		encode(this.queue.take());
		encode(this.queue.take());
		for (QueuedEnvelope.InMemory next : encoded) {
			int inARow = 0;
			while (encodeOrSend() != next) {
				assertThat(++inARow).isLessThan(100);
			}
			assertThat(inARow).isGreaterThan(1);
		}
	}

	private QueuedEnvelope encodeOrSend() throws Exception {
		this.queue.add(unencoded("new"));
		QueuedEnvelope taken = this.queue.take();
		encode(taken);
		return taken;
	}

	@Test
	void countTheirBytesOnceTheyAreEncoded() throws Exception {
		QueuedEnvelope.InMemory envelope = unencoded("x".repeat(10_000));
		EnvelopeQueue tight = new EnvelopeQueue(10, 4 * envelope.bytes(), 0);
		assertThat(tight.add(envelope)).isTrue();
		assertThat(tight.add(unencoded(""))).isFalse();
		tight.take();
		tight.encoded(envelope, new Content.Plain(new byte[Math.toIntExact(3 * envelope.bytes())]));
		assertThat(tight.isFilling()).isTrue();
		assertThat(tight.add(unencoded("x".repeat(10_000)))).isTrue();
		assertThat(tight.add(new QueuedEnvelope.InMemory(new Content.Plain(new byte[1]), new Hint()))).isFalse();
	}

	@Test
	void useAQuarterOfTheMemoryAtMost() throws Exception {
		long estimated = 0;
		int added = 0;
		QueuedEnvelope.InMemory envelope = unencoded("x".repeat(10_000));
		for (; this.queue.add(envelope); envelope = unencoded("x".repeat(10_000))) {
			estimated += envelope.bytes();
			added++;
		}
		assertThat(added).isGreaterThan(10);
		assertThat(estimated).isLessThanOrEqualTo(MEMORY / 4);
		assertThat(this.queue.isFilling()).isFalse();
		assertThat(this.queue.add(new QueuedEnvelope.InMemory(Content.of(envelope.read(), false), new Hint())))
			.isTrue();
		encode(this.queue.take());
		assertThat(this.queue.add(envelope)).isTrue();
	}

	@Test
	void countNoLessThanTheirBytes() throws Exception {
		for (String text : List.of("x", "x".repeat(100), "x".repeat(8000))) {
			QueuedEnvelope.InMemory envelope = unencoded(text);
			assertThat(envelope.bytes()).isBetween(envelope.read().length / 2L, envelope.read().length * 10L);
		}
	}

	@Test
	void areNotMadeOfWhatIsNotInMemory() {
		SentryEnvelopeItem attachment = SentryEnvelopeItem.fromAttachment(this.serializer, NoOpLogger.getInstance(),
				new Attachment("/no/such/file"), 100);
		assertThat(snapshot(attachment)).isNull();
	}

	@Test
	void areNotMadeOfWhatIsLargerThanSentryAccepts() {
		assertThat(snapshot(item("x".repeat(2_000_000)))).isNull();
	}

	@Test
	void areCapturedWithoutBeingEncoded() throws Exception {
		FaultBarrier faults = new FaultBarrier();
		DeliveryCounters counters = new DeliveryCounters();
		DiscardRecorder discards = new DiscardRecorder(this.options, this.codec, counters);
		RateLimiter limiter = RateLimits.monotonic(this.options);
		IngestClient client = new IngestClient(this.options,
				new RequestDetails("http://127.0.0.1:1/api/42/envelope/", new HashMap<>()), limiter,
				Duration.ofSeconds(1));
		EnvelopeDispatcher notStarted = new EnvelopeDispatcher(this.queue, client, limiter, this.options, discards,
				counters, Duration.ofDays(1), faults);
		try (DeliveryTransport transport = new DeliveryTransport(this.options, limiter, this.queue, null, notStarted,
				discards, counters, faults)) {
			transport.send(new SentryEnvelope(new SentryEnvelopeHeader(), List.of(item("captured"))), new Hint());
			assertThat(this.queue.take()).isInstanceOfSatisfying(QueuedEnvelope.InMemory.class, (queued) -> {
				assertThat(queued.isEncoded()).isFalse();
				assertThat(text(queued)).contains("captured");
			});
		}
		assertThat(faults.count()).isZero();
	}

	private void encode(@Nullable QueuedEnvelope envelope) throws IOException {
		if (envelope instanceof QueuedEnvelope.InMemory inMemory && !inMemory.isEncoded()) {
			this.queue.encoded(inMemory, Content.of(inMemory.read(), false));
		}
	}

	private QueuedEnvelope.InMemory unencoded(String text) {
		EnvelopeSnapshot snapshot = snapshot(item(text));
		assertThat(snapshot).isNotNull();
		return new QueuedEnvelope.InMemory(new Content.Unencoded(snapshot, this.codec), new Hint());
	}

	private static @Nullable EnvelopeSnapshot snapshot(SentryEnvelopeItem item) {
		return EnvelopeSnapshot.of(new SentryEnvelope(new SentryEnvelopeHeader(), List.of(item)));
	}

	private SentryEnvelopeItem item(String text) {
		SentryEvent event = new SentryEvent();
		Message message = new Message();
		message.setFormatted(text);
		event.setMessage(message);
		return SentryEnvelopeItem.fromEvent(this.serializer, event);
	}

	private static String text(QueuedEnvelope envelope) {
		try {
			return new String(envelope.read(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
