package io.github.tuxsentry.internal.delivery;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.LogLines;
import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows with the real SDK what becomes of envelopes that wait in memory.
 */
class DeliveryTests {

	private final LocalSentry sentry = LocalSentry.start();

	@AfterEach
	void stop() {
		this.sentry.close();
	}

	@Test
	void sendsInTheOrderOfCapture() {
		try (RunningDelivery delivery = inMemory()) {
			delivery.capture("m", 50);
			Sentry.flush(30_000);
			assertThat(messages()).containsExactlyElementsOf(names("m", 50));
			DeliveryStats stats = delivery.stats();
			assertThat(stats.captured()).isEqualTo(50);
			assertThat(stats.sent()).isEqualTo(50);
			assertThat(stats.queued()).isZero();
			assertThat(stats.dropped()).isEmpty();
			assertThat(stats.failing()).isFalse();
			assertThat(stats.lastDelivery()).isNotNull();
			assertThat(stats.lastFailure()).isNull();
		}
	}

	@Test
	void holdsABurstWhileSentryIsDownAndSendsItLater() {
		this.sentry.stopAccepting();
		try (RunningDelivery delivery = inMemory()) {
			delivery.capture("m", 1000);
			DeliveryStats down = delivery.await(DeliveryStats::failing);
			assertThat(down.queued()).isEqualTo(1000);
			assertThat(down.lastFailureReason()).contains("refused");
			this.sentry.resumeAccepting();
			delivery.await((stats) -> stats.sent() == 1000);
			assertThat(messages()).containsExactlyInAnyOrderElementsOf(names("m", 1000));
		}
	}

	@Test
	void dropsWhatIsBeyondTheQueue() {
		this.sentry.stopAccepting();
		try (RunningDelivery delivery = inMemory()) {
			delivery.capture("m", 1010);
			assertThat(delivery.stats().dropped()).containsEntry("queue_overflow", 10L);
			assertThat(Sentry.getCurrentScopes().isHealthy()).isFalse();
		}
	}

	@Test
	void boundsTheQueueInBytesToo() {
		this.sentry.stopAccepting();
		DeliveryTransportFactory.Settings small = new DeliveryTransportFactory.Settings(100_000, null, 0,
				Duration.ofDays(1), Duration.ofMinutes(1));
		try (RunningDelivery delivery = new RunningDelivery(this.sentry, small)) {
			Random random = new Random(1);
			for (int i = 0; i < 50; i++) {
				byte[] incompressible = new byte[4000];
				random.nextBytes(incompressible);
				Sentry.captureException(new IllegalStateException(HexFormat.of().formatHex(incompressible)));
			}
			DeliveryStats stats = delivery.stats();
			assertThat(stats.queued()).isBetween(1L, 100_000L / 4000);
			assertThat(stats.dropped()).containsEntry("queue_overflow", 50 - stats.queued());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 503, 504, 408 })
	void triesAgainWhatSentryCouldNotTake(int status) {
		this.sentry.setBehavior(IngestBehavior.refusing(status));
		try (RunningDelivery delivery = inMemory()) {
			delivery.capture("m", 3);
			assertThat(delivery.await(DeliveryStats::failing).lastFailureReason()).isEqualTo("HTTP " + status);
			this.sentry.setBehavior(IngestBehavior.normal());
			Sentry.flush(30_000);
			assertThat(messages()).containsExactlyInAnyOrder("m0", "m1", "m2");
			assertThat(delivery.stats().sent()).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 403, 413, 302 })
	void dropsWhatSentryRefusesAndReportsIt(int status) {
		this.sentry.setBehavior(IngestBehavior.refusing(status));
		try (RunningDelivery delivery = inMemory()) {
			delivery.capture("refused", 2);
			delivery.await((stats) -> stats.dropped().getOrDefault("send_error", 0L) == 2);
			this.sentry.setBehavior(IngestBehavior.normal());
			delivery.capture("taken", 1);
			Sentry.flush(30_000);
			assertThat(messages()).containsExactly("taken0");
			SentryItem report = this.sentry.awaitItems("client_report", 1).get(0);
			assertThat(report.payload().toString()).contains("send_error");
			assertThat(this.sentry.requests()).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "resetting", "hanging" })
	void neverSendsTwiceWhatSentryMayHave(String fault) {
		this.sentry.setBehavior(behavior(fault));
		try (RunningDelivery delivery = new RunningDelivery(this.sentry, DeliveryTransportFactory.Settings.inMemory(),
				(options) -> options.setReadTimeoutMillis(300))) {
			delivery.capture("m", 1);
			delivery.await((now) -> now.dropped().containsKey("network_error") && now.queued() == 0);
			assertThat(this.sentry.requests()).isEqualTo(1);
		}
	}

	private static IngestBehavior behavior(String fault) {
		return switch (fault) {
			case "garbage" -> IngestBehavior.garbage();
			case "resetting" -> IngestBehavior.resetting();
			default -> IngestBehavior.hanging();
		};
	}

	@Test
	void sendsNothingOfACategoryThatSentryLimits() {
		this.sentry
			.setBehavior(IngestBehavior.normal().withHeader("X-Sentry-Rate-Limits", "60:transaction:organization"));
		try (RunningDelivery delivery = inMemory()) {
			delivery.capture("first", 1);
			Sentry.flush(30_000);
			Sentry.startTransaction("limited", "task").finish();
			delivery.capture("second", 1);
			Sentry.flush(30_000);
			assertThat(messages()).containsExactly("first0", "second0");
			assertThat(this.sentry.transactions()).isEmpty();
			assertThat(delivery.stats().dropped()).containsOnlyKeys("rate_limited");
		}
	}

	@Test
	void waitsAsLongAsSentryAsks() {
		this.sentry.stopAccepting();
		try (RunningDelivery delivery = inMemory()) {
			delivery.capture("queued", 20);
			this.sentry.setBehavior(IngestBehavior.refusing(429).withHeader("Retry-After", "2"));
			this.sentry.resumeAccepting();
			delivery.await((stats) -> stats.dropped().containsKey("rate_limited"));
			this.sentry.setBehavior(IngestBehavior.normal());
			delivery.capture("limited", 3);
			assertThat(delivery.stats().dropped()).containsEntry("rate_limited", 4L);
			Sentry.flush(100);
			assertThat(this.sentry.requests()).isEqualTo(1);
			delivery.await((stats) -> stats.sent() == 19);
			assertThat(messages()).hasSize(19).allMatch((message) -> message.startsWith("queued"));
		}
	}

	@Test
	void doesNotHoldUpAFlushWhileSentryIsDown() {
		this.sentry.stopAccepting();
		try (RunningDelivery delivery = inMemory()) {
			delivery.capture("m", 100);
			long start = System.nanoTime();
			Sentry.flush(60_000);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
			assertThat(delivery.stats().queued()).isEqualTo(100);
		}
	}

	@Test
	void logsAnOutageOnceAndItsEndOnce() {
		try (LogLines lines = LogLines.of(OutageLog.class.getName())) {
			try (RunningDelivery delivery = inMemory()) {
				this.sentry.setBehavior(IngestBehavior.refusing(500));
				delivery.capture("m", 10);
				Sentry.flush(30_000);
				Sentry.flush(30_000);
				this.sentry.setBehavior(IngestBehavior.normal());
				Sentry.flush(30_000);
				delivery.await((stats) -> stats.sent() == 10);
				this.sentry.setBehavior(IngestBehavior.refusing(500));
				delivery.capture("again", 10);
				Sentry.flush(30_000);
				this.sentry.setBehavior(IngestBehavior.normal());
				Sentry.flush(30_000);
			}
			assertThat(lines.messages()).satisfiesExactly(
					(begin) -> assertThat(begin).contains("cannot be sent to Sentry (HTTP 500)"),
					(end) -> assertThat(end).contains("are sent to Sentry again"));
		}
	}

	@Test
	void countsWhatNeverBecameAnEnvelope() {
		try (RunningDelivery delivery = new RunningDelivery(this.sentry, DeliveryTransportFactory.Settings.inMemory(),
				(options) -> {
					options.setBeforeSend((event, hint) -> null);
					options.setTracesSampleRate(0.0);
				})) {
			delivery.capture("m", 2);
			Sentry.startTransaction("t", "task").finish();
			assertThat(delivery.stats().discarded()).containsEntry("before_send", 2L).containsEntry("sample_rate", 1L);
			assertThat(delivery.stats().captured()).isZero();
		}
	}

	@Test
	void countsDiscardedLogsAndMetricsByNumberAndNotBySize() {
		try (RunningDelivery delivery = new RunningDelivery(this.sentry, DeliveryTransportFactory.Settings.inMemory(),
				(options) -> {
					options.getLogs().setEnabled(true);
					options.getLogs().setBeforeSend((log) -> null);
					options.getMetrics().setBeforeSend((metric, hint) -> null);
				})) {
			Sentry.logger().info("a line");
			Sentry.metrics().count("commands");
			assertThat(delivery.stats().discarded()).containsEntry("before_send", 2L);
		}
	}

	@Test
	void sendsTheRestWhenTheSdkStartsAnew() {
		this.sentry.setBehavior(IngestBehavior.slow(Duration.ofMillis(20)));
		try (RunningDelivery first = inMemory()) {
			first.capture("first", 20);
			try (RunningDelivery second = inMemory()) {
				second.capture("second", 5);
				Sentry.flush(30_000);
				first.await((stats) -> stats.sent() == 20);
				assertThat(messages()).hasSize(25).doesNotHaveDuplicates();
			}
		}
	}

	private RunningDelivery inMemory() {
		return new RunningDelivery(this.sentry, DeliveryTransportFactory.Settings.inMemory());
	}

	private List<String> messages() {
		return this.sentry.events().stream().map(SentryItem::message).toList();
	}

	private static List<String> names(String prefix, int number) {
		return IntStream.range(0, number).mapToObj((i) -> prefix + i).toList();
	}

}
