package io.github.tuxsentry.internal.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.github.tuxsentry.DeliveryStats;
import io.sentry.DataCategory;
import io.sentry.clientreport.DiscardReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class DeliveryCountersTests {

	private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

	private final DeliveryCounters counters = new DeliveryCounters(Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void startAtZero() {
		DeliveryStats stats = this.counters.snapshot();
		assertThat(stats.captured() + stats.restored() + stats.sent() + stats.queued()).isZero();
		assertThat(stats.dropped()).isEmpty();
		assertThat(stats.discarded()).isEmpty();
		assertThat(stats.failing()).isFalse();
		assertThat(stats.lastDelivery()).isNull();
		assertThat(stats.lastFailure()).isNull();
		assertThat(stats.lastFailureReason()).isNull();
		assertThat(this.counters.lost()).isEmpty();
	}

	@Test
	void countEnvelopesByTheirResult() {
		this.counters.captured();
		this.counters.captured();
		this.counters.restored(5);
		this.counters.sent();
		this.counters.dropped(DiscardRecorder.EXPIRED);
		this.counters.dropped(DiscardRecorder.EXPIRED);
		this.counters.dropped(DiscardRecorder.CORRUPT);
		this.counters.watch("one", () -> 2);
		this.counters.watch("other", () -> 1);
		DeliveryStats stats = this.counters.snapshot();
		assertThat(stats.captured()).isEqualTo(2);
		assertThat(stats.restored()).isEqualTo(5);
		assertThat(stats.sent()).isOne();
		assertThat(stats.dropped()).containsExactly(entry("corrupt", 1L), entry("expired", 2L));
		assertThat(stats.queued()).isEqualTo(3);
		assertThat(stats.lastDelivery()).isEqualTo(NOW);
	}

	@Test
	void tellTheBeginAndTheEndOfFailures() {
		assertThat(this.counters.sent()).isFalse();
		assertThat(this.counters.failed("first")).isTrue();
		assertThat(this.counters.failed("second")).isFalse();
		DeliveryStats failing = this.counters.snapshot();
		assertThat(failing.failing()).isTrue();
		assertThat(failing.lastFailure()).isEqualTo(NOW);
		assertThat(failing.lastFailureReason()).isEqualTo("second");
		assertThat(this.counters.sent()).isTrue();
		assertThat(this.counters.snapshot().failing()).isFalse();
		assertThat(this.counters.snapshot().lastFailureReason()).isEqualTo("second");
		assertThat(this.counters.sent()).isFalse();
	}

	@Test
	void countWhatIsLostByCategoryAndReason() {
		this.counters.discarded(DiscardReason.NETWORK_ERROR, DataCategory.Error, 1);
		this.counters.discarded(DiscardReason.NETWORK_ERROR, DataCategory.Error, 2);
		this.counters.discarded(DiscardReason.SAMPLE_RATE, DataCategory.Transaction, 4);
		assertThat(this.counters.lost())
			.isEqualTo(Map.of("error", Map.of("network_error", 3L), "transaction", Map.of("sample_rate", 4L)));
	}

	@ParameterizedTest
	@EnumSource(names = { "SAMPLE_RATE", "BEFORE_SEND", "EVENT_PROCESSOR", "BACKPRESSURE" })
	void countWhatNeverBecameAnEnvelope(DiscardReason reason) {
		this.counters.discarded(reason, DataCategory.Error, 2);
		assertThat(this.counters.snapshot().discarded()).containsExactly(entry(reason.getReason(), 2L));
	}

	@ParameterizedTest
	@EnumSource(names = { "QUEUE_OVERFLOW", "CACHE_OVERFLOW", "NETWORK_ERROR" })
	void countEnvelopesOnlyAsDropped(DiscardReason reason) {
		this.counters.discarded(reason, DataCategory.Error, 2);
		assertThat(this.counters.snapshot().discarded()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "Span", "LogByte", "TraceMetricByte" })
	void countNeitherSpansNorSizes(DataCategory category) {
		this.counters.discarded(DiscardReason.SAMPLE_RATE, category, 2);
		assertThat(this.counters.snapshot().discarded()).isEmpty();
		assertThat(this.counters.lost()).isEmpty();
	}

}
