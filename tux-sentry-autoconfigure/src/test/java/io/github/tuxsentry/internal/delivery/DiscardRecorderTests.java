package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sentry.Hint;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class DiscardRecorderTests {

	private static final int EIGHT_MEBIBYTES = 8 << 20;

	private final SentryOptions options = new SentryOptions();

	private final EnvelopeCodec codec = new EnvelopeCodec(this.options);

	private final DeliveryCounters counters = new DeliveryCounters();

	private final DiscardRecorder discards = new DiscardRecorder(this.options, this.codec, this.counters);

	private final List<String> reported = new ArrayList<>();

	private final Submission submission = new Submission();

	@TempDir
	private Path directory;

	DiscardRecorderTests() {
		this.options.setOnDiscard((reason, category, number) -> this.reported
			.add(reason.getReason() + " " + category.getCategory() + " " + number));
	}

	@Test
	void reportsTheContentOfAnEnvelope() throws IOException {
		this.discards.record(inMemory(), DiscardRecorder.EXPIRED, DiscardReason.CACHE_OVERFLOW);
		assertThat(this.reported).containsExactly("cache_overflow error 1");
		assertThat(this.counters.snapshot().dropped()).containsExactly(entry("expired", 1L));
		assertThat(this.submission.success()).isFalse();
		assertThat(this.submission.retry()).isFalse();
	}

	@Test
	void tellsThatAnEnvelopeThatDidNotArriveMayBeSentAgain() throws IOException {
		this.discards.recordAll(List.of(inMemory()), DiscardRecorder.SHUTDOWN, DiscardReason.NETWORK_ERROR);
		assertThat(this.reported).containsExactly("network_error error 1");
		assertThat(this.counters.snapshot().dropped()).containsExactly(entry("shutdown", 1L));
		assertThat(this.submission.success()).isFalse();
		assertThat(this.submission.retry()).isTrue();
	}

	@Test
	void doesNotReportWhatSentryCountsItself() throws IOException {
		this.discards.record(inMemory(), DiscardRecorder.RATE_LIMITED, null);
		this.discards.record(envelope(), DiscardRecorder.RATE_LIMITED, null);
		assertThat(this.reported).isEmpty();
		assertThat(this.counters.snapshot().dropped()).containsExactly(entry("rate_limited", 2L));
		assertThat(this.submission.success()).isFalse();
	}

	@Test
	void reportsWhatWasDroppedBeforeItWasQueued() {
		this.discards.record(envelope(), DiscardRecorder.QUEUE_OVERFLOW, DiscardReason.QUEUE_OVERFLOW);
		assertThat(this.counters.snapshot().dropped()).containsExactly(entry("queue_overflow", 1L));
		this.discards.report(List.of(item()), DiscardReason.QUEUE_OVERFLOW);
		assertThat(this.reported).containsExactly("queue_overflow error 1", "queue_overflow error 1");
		assertThat(this.counters.snapshot().totalDropped()).isOne();
	}

	@Test
	void reportsAndDeletesAFile() throws IOException {
		QueuedEnvelope.Stored stored = stored(EIGHT_MEBIBYTES);
		this.discards.record(stored, DiscardRecorder.OFFLINE_OVERFLOW, DiscardReason.CACHE_OVERFLOW);
		assertThat(this.reported).containsExactly("cache_overflow error 1");
		assertThat(stored.file()).doesNotExist();
	}

	@Test
	void deletesALargeFileWithoutReadingIt() throws IOException {
		QueuedEnvelope.Stored stored = stored(EIGHT_MEBIBYTES + 1);
		this.discards.record(stored, DiscardRecorder.OFFLINE_OVERFLOW, DiscardReason.CACHE_OVERFLOW);
		assertThat(this.reported).isEmpty();
		assertThat(stored.file()).doesNotExist();
		assertThat(this.counters.snapshot().dropped()).containsExactly(entry("offline_overflow", 1L));
	}

	@Test
	void countsAFileThatIsGone() throws IOException {
		QueuedEnvelope.Stored stored = stored(1);
		Files.delete(stored.file());
		this.discards.record(stored, DiscardRecorder.OFFLINE_OVERFLOW, DiscardReason.CACHE_OVERFLOW);
		assertThat(this.reported).isEmpty();
		assertThat(this.counters.snapshot().dropped()).containsExactly(entry("offline_overflow", 1L));
	}

	private QueuedEnvelope.InMemory inMemory() throws IOException {
		Hint hint = this.submission.hint();
		return new QueuedEnvelope.InMemory(new Content.Plain(this.codec.encode(envelope())), hint);
	}

	private QueuedEnvelope.Stored stored(long size) throws IOException {
		Path file = Files.write(this.directory.resolve("a"), this.codec.encode(envelope()));
		return new QueuedEnvelope.Stored(file, size, EnvelopeAge.captured());
	}

	private SentryEnvelope envelope() {
		return new SentryEnvelope(new SentryEnvelopeHeader(), List.of(item()));
	}

	private SentryEnvelopeItem item() {
		return SentryEnvelopeItem.fromEvent(this.options.getSerializer(), new SentryEvent());
	}

}
