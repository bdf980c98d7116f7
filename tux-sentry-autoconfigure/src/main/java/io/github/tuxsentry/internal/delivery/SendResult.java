package io.github.tuxsentry.internal.delivery;

/**
 * What came of an attempt to send.
 *
 * @param outcome how it ended
 * @param reason why, for people
 */
record SendResult(Outcome outcome, String reason) {

	private static final int TIMEOUT = 408;

	private static final int TOO_MANY_REQUESTS = 429;

	static SendResult ofStatus(int status) {
		return new SendResult(outcome(status), "HTTP " + status);
	}

	private static Outcome outcome(int status) {
		if (status >= 200 && status < 300) {
			return Outcome.TAKEN;
		}
		if (status == TOO_MANY_REQUESTS) {
			return Outcome.LIMITED;
		}
		if (status == TIMEOUT || status >= 500) {
			return Outcome.NOT_TAKEN;
		}
		return (status < 0) ? Outcome.UNANSWERED : Outcome.REFUSED;
	}

}
