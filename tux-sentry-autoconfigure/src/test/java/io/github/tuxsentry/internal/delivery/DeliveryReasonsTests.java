package io.github.tuxsentry.internal.delivery;

import io.github.tuxsentry.internal.state.StateReason;
import io.github.tuxsentry.internal.state.StateReason.Rank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryReasonsTests {

	private final DeliveryCounters counters = new DeliveryCounters();

	private final DeliveryReasons reasons = new DeliveryReasons(this.counters);

	@Test
	void thereAreNoneWhileAllIsSent() {
		this.counters.captured();
		this.counters.sent();
		assertThat(this.reasons.reasons()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "ConnectException: refused | Sentry cannot be reached (ConnectException: refused).",
					"HTTP 401 | Sentry does not accept the key of the DSN (HTTP 401).",
					"HTTP 403 | Sentry does not accept the key of the DSN (HTTP 403).",
					"HTTP 404 | Sentry does not know the project of the DSN (HTTP 404).",
					"HTTP 429 | Sentry limits the rate (HTTP 429), e.g. because a quota is exceeded.",
					"HTTP 413 | Sentry rejects the data (HTTP 413).",
					"HTTP 503 | Sentry cannot accept data at the moment (HTTP 503)." })
	void explainAFailure(String failure, String explanation) {
		this.counters.watch(this, () -> 3);
		this.counters.dropped(DiscardRecorder.EXPIRED);
		this.counters.failed(failure);
		assertThat(this.reasons.reasons()).singleElement().satisfies((reason) -> {
			assertThat(reason.rank()).isEqualTo(Rank.UNDELIVERED);
			assertThat(reason.text()).startsWith(explanation).endsWith(" Envelopes queued: 3, dropped: 1.");
		});
	}

	@Test
	void nameWhatWasDroppedAfterAFailureHasEnded() {
		this.counters.failed("HTTP 429");
		this.counters.dropped(DiscardRecorder.RATE_LIMITED);
		this.counters.dropped(DiscardRecorder.SEND_ERROR);
		this.counters.dropped(DiscardRecorder.SEND_ERROR);
		assertThat(this.reasons.reasons()).hasSize(1);
		this.counters.sent();
		assertThat(this.reasons.reasons()).extracting(StateReason::text)
			.containsExactly("Sentry has limited the rate, e.g. because a quota is exceeded. Envelopes dropped: 1.",
					"Sentry has rejected data. Envelopes dropped: 2.");
		assertThat(this.reasons.reasons()).extracting(StateReason::rank).containsOnly(Rank.DROPPED);
	}

	@Test
	void namePropertiesThatLimitQueues() {
		this.counters.dropped(DiscardRecorder.QUEUE_OVERFLOW);
		this.counters.dropped(DiscardRecorder.OFFLINE_OVERFLOW);
		assertThat(this.reasons.reasons()).extracting(StateReason::text)
			.satisfiesExactly((queue) -> assertThat(queue).contains("tux.sentry.delivery.queue-memory"),
					(directory) -> assertThat(directory).contains("tux.sentry.delivery.offline-max-size"));
	}

}
