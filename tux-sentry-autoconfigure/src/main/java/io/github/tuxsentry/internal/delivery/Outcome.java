package io.github.tuxsentry.internal.delivery;

/**
 * How an attempt to send ended.
 */
enum Outcome {

	/** Sentry has it. */
	TAKEN,

	/** Sentry wants no more of it for now, and counts it itself. */
	LIMITED,

	/** Sentry does not want this one, and would not on another try. */
	REFUSED,

	/** It did not get to Sentry, or Sentry could not take it: worth another try. */
	NOT_TAKEN,

	/** It may have got to Sentry, which did not answer. */
	UNANSWERED

}
