package io.github.tuxsentry.internal.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tuxsentry.LogLines;
import io.github.tuxsentry.internal.delivery.SendResult.Outcome;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutageLogTests {

	private static final SendResult REFUSED = SendResult.failed("refused");

	private static final SendResult REJECTED = SendResult.ofStatus(400);

	@AutoClose
	private final LogLines lines = LogLines.of(OutageLog.class.getName());

	private final AtomicLong nanoTime = new AtomicLong(Duration.ofDays(1).toNanos());

	private final OutageLog log = new OutageLog(this.nanoTime::get);

	@Test
	void beginsAndEndsWithAWarning() {
		this.log.failed(REFUSED, true, true, 7);
		this.log.failed(REFUSED, false, true, 8);
		this.log.recovered(5, 3);
		this.log.recovered(4, 3);
		assertThat(this.lines.messages()).containsExactly(
				"Envelopes cannot be sent to Sentry (refused). 7 are queued and will be retried",
				"Envelopes are sent to Sentry again. 5 are queued, 3 were dropped since the start");
	}

	@Test
	void isNotRepeatedWhileTheOutageLasts() {
		this.log.failed(REFUSED, true, true, 1);
		advance(Duration.ofHours(1));
		this.log.failed(REFUSED, false, true, 2);
		assertThat(this.lines.messages()).hasSize(1);
	}

	@Test
	void isRepeatedForAnotherOutageAfterAMinute() {
		this.log.failed(REFUSED, true, true, 1);
		this.log.recovered(0, 0);
		this.lines.clear();
		advance(Duration.ofSeconds(59));
		this.log.failed(REFUSED, true, true, 2);
		this.log.recovered(0, 0);
		assertThat(this.lines.messages()).isEmpty();
		advance(Duration.ofSeconds(1));
		this.log.failed(REFUSED, true, true, 3);
		assertThat(this.lines.messages()).singleElement().asString().contains("3 are queued");
	}

	@Test
	void mentionsAnotherKindOfFailure() {
		this.log.failed(REFUSED, true, true, 1);
		this.log.failed(REJECTED, false, false, 2);
		this.log.failed(REFUSED, false, true, 3);
		assertThat(this.lines.messages()).hasSize(2).last().asString().contains("HTTP 400");
		advance(Duration.ofMinutes(1));
		this.log.failed(REJECTED, false, false, 4);
		assertThat(this.lines.messages()).hasSize(3).last().asString().contains("4 are still queued");
	}

	@ParameterizedTest
	@CsvSource({ "REJECTED, Rejected envelopes are dropped", "RATE_LIMITED, Limited envelopes are dropped",
			"UNANSWERED, Envelopes that it may have received are dropped" })
	void tellsWhatBecomesOfTheEnvelopes(Outcome outcome, String consequence) {
		this.log.failed(new SendResult(outcome, "reason"), true, false, 2);
		assertThat(this.lines.messages()).singleElement()
			.asString()
			.contains("(reason)", consequence, "2 are still queued");
	}

	@Test
	void isSilentAboutARecoveryFromNothing() {
		this.log.recovered(0, 0);
		assertThat(this.lines.messages()).isEmpty();
	}

	private void advance(Duration duration) {
		this.nanoTime.addAndGet(duration.toNanos());
	}

}
