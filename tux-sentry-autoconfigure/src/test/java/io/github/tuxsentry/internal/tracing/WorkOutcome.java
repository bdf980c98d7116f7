package io.github.tuxsentry.internal.tracing;

/**
 * What becomes of the work behind a result, and the status that its span is to have.
 */
enum WorkOutcome {

	SUCCEEDS("ok"), THROWS_AT_ONCE("invalid_argument"), FAILS_LATER("deadline_exceeded"), IS_CANCELLED("cancelled"),
	IS_NEVER_ASKED_FOR("ok");

	private final String status;

	WorkOutcome(String status) {
		this.status = status;
	}

	String status() {
		return this.status;
	}

}
