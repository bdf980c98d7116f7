package io.github.tuxsentry.internal.delivery;

/**
 * Result of an attempt to send an envelope.
 *
 * @param outcome the outcome
 * @param reason the reason in readable form
 */
record SendResult(Outcome outcome, String reason) {

	private static final int REQUEST_TIMEOUT = 408;

	private static final int TOO_MANY_REQUESTS = 429;

	static SendResult ofStatus(int status) {
		return new SendResult(outcome(status), "HTTP " + status);
	}

	private static Outcome outcome(int status) {
		if (status >= 200 && status < 300) {
			return Outcome.ACCEPTED;
		}
		if (status == TOO_MANY_REQUESTS) {
			return Outcome.RATE_LIMITED;
		}
		if (status == REQUEST_TIMEOUT || status >= 500) {
			return Outcome.FAILED;
		}
		return (status < 0) ? Outcome.UNANSWERED : Outcome.REJECTED;
	}

	/**
	 * Outcome of an attempt.
	 */
	enum Outcome {

		/** Sentry has accepted the envelope. */
		ACCEPTED,

		/** Sentry limits the rate for now, and counts the envelope itself. */
		RATE_LIMITED,

		/** Sentry has rejected the envelope, and would reject it again. */
		REJECTED,

		/**
		 * Sentry could not be reached or could not accept the envelope: to be retried.
		 */
		FAILED,

		/** Sentry did not respond, but may have received the envelope. */
		UNANSWERED

	}

}
