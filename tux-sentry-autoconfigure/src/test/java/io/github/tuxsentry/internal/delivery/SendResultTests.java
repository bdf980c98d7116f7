package io.github.tuxsentry.internal.delivery;

import io.github.tuxsentry.internal.delivery.SendResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SendResultTests {

	@ParameterizedTest
	@CsvSource({ "100, REJECTED", "199, REJECTED", "200, ACCEPTED", "204, ACCEPTED", "299, ACCEPTED", "300, REJECTED",
			"307, REJECTED", "400, REJECTED", "407, FAILED", "408, FAILED", "413, REJECTED", "429, RATE_LIMITED",
			"499, REJECTED", "500, FAILED", "503, FAILED", "599, FAILED" })
	void dependsOnTheStatus(int status, Outcome outcome) {
		assertThat(SendResult.ofStatus(status)).isEqualTo(new SendResult(outcome, "HTTP " + status));
	}

	@Test
	void hasTheReasonOfAFailure() {
		assertThat(SendResult.failed("refused")).isEqualTo(new SendResult(Outcome.FAILED, "refused"));
		assertThat(SendResult.unanswered("reset")).isEqualTo(new SendResult(Outcome.UNANSWERED, "reset"));
	}

	@ParameterizedTest
	@CsvSource({ "ACCEPTED, false, false", "RATE_LIMITED, false, false", "REJECTED, false, false", "FAILED, true, true",
			"UNANSWERED, false, true" })
	void isRetriedIfNothingArrivedOrTheEnvelopeIsStored(Outcome outcome, boolean inMemory, boolean stored) {
		SendResult result = new SendResult(outcome, "reason");
		assertThat(result.isRetried(false)).isEqualTo(inMemory);
		assertThat(result.isRetried(true)).isEqualTo(stored);
	}

}
