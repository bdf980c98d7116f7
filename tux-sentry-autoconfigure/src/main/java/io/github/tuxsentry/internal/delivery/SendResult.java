package io.github.tuxsentry.internal.delivery;

/**
 * Result of an attempt to send an envelope.
 *
 * @param outcome the outcome
 * @param reason the reason in readable form
 */
record SendResult(Outcome outcome, String reason) {

	private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

	private static final int REQUEST_TIMEOUT = 408;

	private static final int TOO_MANY_REQUESTS = 429;

	static SendResult ofStatus(int status) {
		return new SendResult(outcome(status), "HTTP " + status);
	}

	static SendResult failed(String reason) {
		return new SendResult(Outcome.FAILED, reason);
	}

	static SendResult unanswered(String reason) {
		return new SendResult(Outcome.UNANSWERED, reason);
	}

	private static Outcome outcome(int status) {
		if (status >= 200 && status < 300) {
			return Outcome.ACCEPTED;
		}
		return switch (status) {
			case TOO_MANY_REQUESTS -> Outcome.RATE_LIMITED;
			case PROXY_AUTHENTICATION_REQUIRED, REQUEST_TIMEOUT -> Outcome.FAILED;
			default -> (status >= 500) ? Outcome.FAILED : Outcome.REJECTED;
		};
	}

	/**
	 * Return whether another attempt is made.
	 * @param stored whether the envelope is stored, and may arrive twice rather than
	 * never
	 */
	boolean isRetried(boolean stored) {
		return this.outcome == Outcome.FAILED || (this.outcome == Outcome.UNANSWERED && stored);
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
